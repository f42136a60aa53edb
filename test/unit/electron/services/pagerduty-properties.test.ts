import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPages, withoutRepeats } from '../../../../electron/adapters/pagerduty-pages.ts';
import type { Simulator } from '../../../../electron/drill/simulator.ts';
import { orderLogEntries } from '../../../../shared/domain/pagerduty-log.ts';
import { LogEntryAnswerSchema } from '../../../../shared/domain/pagerduty-answers.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { badAnswers } from '../../../support/bad-answers.ts';
import { colleague, me } from '../../../support/drill-account.ts';
import { createMemoryPagerDutyStore } from '../../../support/memory-pagerduty-store.ts';
import { watchAccount } from '../../../support/watched-account.ts';

type Watched = ReturnType<typeof watchAccount>;
type Act = { readonly name: string; readonly run: (it: Watched) => void | Promise<void> };

const faults = (['incidents', 'log_entries', 'oncalls', 'incident'] as const).flatMap((name) =>
  Object.entries(badAnswers(name)).map(([label, fault]) => ({ label: `${label} (${name})`, fault: { ...fault, path: { incidents: /^\/incidents$/, log_entries: /log_entries$/, oncalls: /oncalls/, incident: /^\/incidents\/Q\w+$/ }[name] } })));

/** Picks one of the incidents there are, or does nothing. */
function withIncident(place: number, run: (simulator: Simulator, id: string) => void) {
  return ({ simulator }: Watched) => {
    const ids = [...simulator.world.incidents.keys()];
    const id = ids[place % Math.max(ids.length, 1)];
    if (id !== undefined) run(simulator, id);
  };
}
const isOpenAt = (simulator: Simulator, id: string) => simulator.incident(id).status !== 'resolved';
const place = fc.nat(20);

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom('SQUOTE', 'SROUTE').map((serviceId) => ({ name: `trigger on ${serviceId}`, run: ({ simulator }: Watched) => void simulator.trigger({ serviceId, title: 'Something' }) })),
  place.map((at) => ({ name: `resolve ${at}`, run: withIncident(at, (simulator, id) => isOpenAt(simulator, id) && simulator.resolve(id)) })),
  place.map((at) => ({ name: `somebody acknowledges ${at}, be it resolved`, run: withIncident(at, (simulator, id) => simulator.acknowledge(id, colleague)) })),
  place.map((at) => ({ name: `I acknowledge ${at} on the phone, be it resolved`, run: withIncident(at, (simulator, id) => simulator.acknowledge(id, me)) })),
  fc.tuple(place, fc.constantFrom(me, colleague)).map(([at, to]) => ({ name: `reassign ${at} to ${to}`, run: withIncident(at, (simulator, id) => isOpenAt(simulator, id) && simulator.reassign(id, [to])) })),
  place.map((at) => ({ name: `note on ${at}`, run: withIncident(at, (simulator, id) => simulator.note(id, colleague, 'A note')) })),
  place.map((at) => ({ name: `unknown entry on ${at}`, run: withIncident(at, (simulator, id) => simulator.log(id, 'page_the_owl_log_entry', 'An owl')) })),
  place.map((at) => ({ name: `late entry on ${at}`, run: (it: Watched) => withIncident(at, (simulator, id) => simulator.log(id, 'notify_log_entry', 'Late', { at: Math.floor((it.clock.now() - 2 * minute) / second) * second }))(it) })),
  fc.tuple(fc.constantFrom(...faults), fc.integer({ min: 1, max: 6 })).map(([{ label, fault }, times]) => ({ name: `${times} x ${label}`, run: ({ simulator }: Watched) => simulator.fail({ ...fault, times }) })),
  fc.integer({ min: 1, max: 180 }).map((seconds) => ({ name: `${seconds} s pass`, run: ({ clock }: Watched) => clock.advance(seconds * second) })),
  fc.integer({ min: 1, max: 600 }).map((minutes) => ({ name: `${minutes} min of sleep`, run: ({ clock, sync }: Watched) => { clock.sleep(minutes * minute); sync.slept(); sync.wake(); } })),
  fc.integer({ min: -120, max: 120 }).map((minutes) => ({ name: `the wall clock steps by ${minutes} min`, run: ({ clock }: Watched) => clock.stepWall(minutes * minute) })),
);

/** What is true on the server is what we show and keep. */
function expectTruth({ simulator, open, store, heard }: Watched, events: readonly { readonly externalId: string | null; readonly incidentId: string | null }[]): void {
  const mine = [...simulator.world.incidents.values()].filter(({ status, assignees }) => status !== 'resolved' && assignees.some(({ userId }) => userId === me));
  const shown = (incidents: readonly { readonly id: string; readonly status: string }[]) => incidents.map(({ id, status }) => `${id} ${status}`).toSorted();
  expect(shown(open())).toEqual(shown(mine));
  expect(shown(store.openIncidents())).toEqual(shown(mine));
  const ids = events.map(({ externalId }) => externalId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id } of mine) {
    const kept = events.filter(({ incidentId }) => incidentId === id).map(({ externalId }) => externalId ?? '');
    expect(kept.toSorted()).toEqual(simulator.world.log.filter(({ incidentId }) => incidentId === id).map((entry) => entry.id).toSorted());
  }
  expect(heard.reports).toEqual([]);
}

describe('whatever happens on the way', () => {
  it('after a good cycle everything that is open is shown, nothing else is, and the log has neither gaps nor doubles', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), async (acts, randoms) => {
        const store = createMemoryPagerDutyStore();
        const it = watchAccount({ sync: { store, random: () => randoms.next().value ?? 0 } });
        for (const { run } of acts) await run(it);
        it.simulator.heal();
        it.sync.wake();
        // Late entries come with the next reading of the whole log.
        await it.clock.advance(17 * minute);
        expectTruth(it, store.events);
        it.sync.stop();
        expect(it.simulator.writes()).toEqual([]);
      }),
      { numRuns: 40, seed: 20260302 },
    );
  });

  it('and the same over restarts', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(act, { maxLength: 12 }), { minLength: 2, maxLength: 4 }), async (runs) => {
        const store = createMemoryPagerDutyStore();
        const it = watchAccount({ sync: { store } });
        let sync = it.sync;
        for (const acts of runs) {
          for (const { run } of acts) await run({ ...it, sync });
          sync.stop();
          sync = it.restart();
        }
        it.simulator.heal();
        sync.wake();
        await it.clock.advance(17 * minute);
        expectTruth(it, store.events);
        sync.stop();
      }),
      { numRuns: 20, seed: 20260302 },
    );
  });
});

describe('pages that shift while they are read', () => {
  const entry = (number: number) => ({ id: `R${number}`, type: 'notify_log_entry', created_at: new Date(Date.UTC(2026, 2, 2, 9) + number * 400).toISOString().replace(/\.\d+Z/, 'Z') });

  it('lose nothing that was there, and double nothing, when entries come in at the head', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 450 }), fc.infiniteStream(fc.nat(30)), async (count, arrivals) => {
      const log = Array.from({ length: count }, (_, number) => entry(number));
      const there = log.map(({ id }) => id);
      const pages = await readPages(async (paging) => {
        const [limit, offset] = ['limit', 'offset'].map((name) => Number(new Map(paging).get(name))) as [number, number];
        const rows = log.toReversed().slice(offset, offset + limit);
        const answer = { log_entries: rows, more: offset + limit < log.length };
        for (let arrived = arrivals.next().value ?? 0; arrived > 0; arrived--) log.push(entry(log.length));
        return { kind: 'ok', value: answer };
      }, 'log_entries', LogEntryAnswerSchema);
      expect(pages.kind).toBe('ok');
      const ordered = orderLogEntries(withoutRepeats(pages.kind === 'ok' ? pages.rows : []));
      const ids = ordered.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => there.includes(id))).toEqual(there);
    }), { numRuns: 50, seed: 20260302 });
  });

  it('lose nothing that stays, when rows leave anywhere and others come in at the end', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 450 }), fc.array(fc.tuple(fc.array(fc.nat(460), { maxLength: 12 }), fc.nat(5)), { maxLength: 8 }), async (count, changes) => {
      let list = Array.from({ length: count }, (_, number) => entry(number));
      let stay = new Set(list.map(({ id }) => id));
      const coming = changes.values();
      const pages = await readPages(async (paging) => {
        const [limit, offset] = ['limit', 'offset'].map((name) => Number(new Map(paging).get(name))) as [number, number];
        const answer = { log_entries: list.slice(offset, offset + limit), more: offset + limit < list.length };
        const [leaving, arriving] = coming.next().value ?? [[], 0];
        const gone = new Set(leaving.flatMap((place) => list[place]?.id ?? []));
        stay = new Set([...stay].filter((id) => !gone.has(id)));
        list = list.filter(({ id }) => !gone.has(id));
        for (let arrived = 0; arrived < arriving; arrived += 1) list.push(entry(1000 + list.length + arrived));
        return { kind: 'ok', value: answer };
      }, 'log_entries', LogEntryAnswerSchema);
      // Given up when it moves all the time: then the next cycle reads it anew.
      if (pages.kind !== 'ok') return expect(pages).toMatchObject({ kind: 'bad-answer', detail: 'its rows move while they are read' });
      const ids = pages.rows.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect([...stay].filter((id) => !ids.includes(id))).toEqual([]);
    }), { numRuns: 200, seed: 20260302 });
  });
});
