import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAlertDispatcher } from '../../../../electron/services/alert-dispatcher.ts';
import { createAlertProof } from '../../../../electron/services/alert-proof.ts';
import type { Attention } from '../../../../shared/domain/alert-hold.ts';
import { defaultAlertRules } from '../../../../shared/domain/alert-rules.ts';
import { silenceOver } from '../../../../shared/domain/silence-rules.ts';
import { createBoard } from '../../../../shared/domain/situation-board.ts';
import { mergeChosen, splitChosen } from '../../../../shared/domain/situation-choice.ts';
import { memberKey } from '../../../../shared/domain/situation-members.ts';
import { takeReports } from '../../../../shared/domain/situation-merge.ts';
import { isLoud, type Severity } from '../../../../shared/model/severity.ts';
import type { Silence } from '../../../../shared/model/silence.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { createMemorySituationStore } from '../../../support/memory-situation-store.ts';
import { incidentReport } from '../../../support/situations.ts';

const hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00', zone: 'UTC' };

/** A watch whose program can be killed and started again; disk, journal and screen outlive it. */
function createWatch() {
  const clock = createFakeClock();
  const store = createMemorySituationStore();
  const journal = createMemoryJournal();
  const notifier = createFakeNotifier();
  const quiet = { silences: [] as Silence[], attention: [] as Attention[] };
  let board = createBoard([], 10 * minute);
  /** Before anything that may be deferred, somebody takes their time to say whether it may be shown. */
  let lookedAt = Number.NEGATIVE_INFINITY;
  const attention = {
    isFresh: () => clock.monotonic() - lookedAt < 2 * second,
    look: () => new Promise<void>((resolve) => void clock.after(300, () => {
      lookedAt = clock.monotonic();
      resolve();
    })),
  };
  const start = () => {
    const dispatcher = createAlertDispatcher({
      clock, notifier: { ...notifier, onAction: () => {} }, journal, store, rules: () => defaultAlertRules, acknowledge: async () => ({ result: 'done', message: '' }), open: () => {},
      silences: () => quiet.silences, holds: () => ({ hours, held: [3, 4], attention: quiet.attention }), attention,
      proof: createAlertProof({ clock, publish: () => {}, attract: () => {} }), announce: () => {}, report: (error) => { throw error; },
    });
    dispatcher.start(board.all());
    return dispatcher;
  };
  let dispatcher = start();
  return {
    clock, store, journal, notifier, quiet, board: () => board, dispatcher: () => dispatcher,
    async restart() {
      dispatcher.stop();
      board = createBoard(store.load(0), 10 * minute);
      dispatcher = start();
      await clock.settle();
    },
    async follow() {
      const changes = board.takeChanges();
      store.save(changes.flatMap(({ after }) => after ?? []));
      store.remove(changes.flatMap(({ before, after }) => (after === null && before !== null ? [before.id] : [])));
      dispatcher.take(changes);
      await clock.settle();
    },
  };
}

const severities = fc.constantFrom<Severity | null>(1, 2, 3, 3, 4, null);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('report' as const), id: fc.nat(4), status: fc.constantFrom('triggered', 'triggered', 'acknowledged', 'resolved'), severity: severities }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('flood' as const), severity: severities }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), for: fc.constantFrom(second, 10 * second, 40 * second, 3 * minute, 20 * minute, 2 * hour) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('silence' as const), id: fc.option(fc.nat(4)), on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('attention' as const), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), one: fc.nat(9), two: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('split' as const), one: fc.nat(9), two: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
);

it('for any interleaving of reports, silences, holds, storms, merges and restarts: nothing is told twice for one state, nothing is lost, SEV-1/2 never waits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 35 }), async (steps) => {
      const watch = createWatch();
      const { clock, store, journal, notifier, quiet } = watch;
      /** How often a situation has given a reason to be told of it anew. */
      const reasons = new Map<string, number>();
      const count = (id: string) => reasons.set(id, (reasons.get(id) ?? 0) + 1);
      const open = () => watch.board().all().filter(({ status }) => status !== 'resolved');
      let rearranged = false;

      async function report(id: string, status: 'triggered' | 'acknowledged' | 'resolved', severity: Severity | null) {
        const before = new Map(watch.board().all().map((situation) => [situation.id, situation]));
        const at = clock.now();
        const changes = takeReports(watch.board(), [incidentReport({ id, title: `Trouble ${id}`, serviceId: null, status, severity, createdAt: at, updatedAt: at, resolvedAt: status === 'resolved' ? at : null })], at);
        for (const { after } of changes) {
          const was = after === null ? undefined : before.get(after.id);
          if (after?.status === 'triggered' && (was?.status !== 'triggered' || isLoud(after.severity) !== isLoud(was.severity) || after.members.length > 1)) count(after.id);
        }
        store.save(changes.flatMap(({ after }) => after ?? []));
        watch.dispatcher().take(changes);
        await clock.settle();
      }
      function look() {
        const shown = new Map(store.shownAlerts().map((alert) => [alert.situationId, alert]));
        for (const { id, status, severity } of open()) {
          if (status !== 'triggered' || !isLoud(severity)) continue;
          expect(shown.get(id)).toMatchObject({ status: 'triggered' });
          expect(isLoud(shown.get(id)!.severity)).toBe(true);
        }
        const loud = new Set(open().filter(({ severity, status }) => isLoud(severity) && status === 'triggered').map(({ id }) => id));
        expect(watch.dispatcher().held().filter(({ situationId }) => loud.has(situationId))).toEqual([]);
      }

      for (const asked of steps) {
        clock.advanceNow(1);
        const list = open();
        if (asked.do === 'report') await report(`P${asked.id}`, asked.status as 'triggered', asked.severity);
        else if (asked.do === 'flood') for (let index = 10; index < 24; index += 1) await report(`P${index}`, 'triggered', asked.severity);
        else if (asked.do === 'wait') await clock.advance(asked.for);
        else if (asked.do === 'attention') {
          quiet.attention = asked.on ? [{ why: 'screen-sharing', until: null }] : [];
          watch.dispatcher().refresh();
          await clock.settle();
        } else if (asked.do === 'silence') {
          const before = list.filter((situation) => silenceOver(situation, quiet.silences, clock.now()) !== null);
          quiet.silences = asked.on ? [...quiet.silences, { id: 's', name: '', reason: '', by: '', beganAt: 0, endsAt: null, scope: asked.id === null ? { kind: 'all' } : { kind: 'situation', id: `incident-P${asked.id}` } }] : [];
          // What was silenced and still waits is said once when the silence is over.
          for (const situation of before) if (!asked.on && situation.status === 'triggered') count(situation.id);
          watch.dispatcher().refresh();
          await clock.settle();
        } else if (asked.do === 'restart') await watch.restart();
        else if (list.length > 0) {
          const one = list[asked.one % list.length]!;
          const two = list[asked.two % list.length]!;
          if (asked.do === 'merge') mergeChosen(watch.board(), [one.id, two.id], clock.now());
          else splitChosen(watch.board(), one.id, [memberKey(one.members[asked.two % one.members.length]!)], clock.now());
          rearranged = true;
          for (const situation of open()) count(situation.id);
          await watch.follow();
        }
        look();
      }

      quiet.silences = [];
      quiet.attention = [];
      for (const situation of open()) count(situation.id);
      watch.dispatcher().refresh();
      await clock.advance(2 * minute);
      clock.sleep(64 * hour);
      watch.dispatcher().refresh();
      await clock.advance(2 * minute);
      look();
      expect(watch.dispatcher().held()).toEqual([]);
      const shown = new Map(store.shownAlerts().map((alert) => [alert.situationId, alert]));
      const keys = new Set(notifier.handed.map(({ key }) => key));
      for (const { id, status } of open()) {
        if (status !== 'triggered') continue;
        const memory = shown.get(id);
        expect(memory).toMatchObject({ status: 'triggered' });
        expect(rearranged || keys.has(memory?.via ?? id)).toBe(true);
      }
      const shows = new Map<string, number>();
      for (const { kind, situationId, payload } of journal.events) {
        if (kind === 'alert.shown' && situationId !== null && (payload as { readonly step: string }).step === 'show') shows.set(situationId, (shows.get(situationId) ?? 0) + 1);
      }
      for (const [id, times] of shows) expect(times, id).toBeLessThanOrEqual(reasons.get(id) ?? 0);
      // Every alert that waited was told afterwards, by itself or in a list; or a person took it in hand.
      const told_ = journal.events.filter(({ kind }) => kind === 'alert.shown');
      for (const held of journal.events.filter(({ kind }) => kind === 'alert.held')) {
        expect(rearranged || told_.some(({ occurredAt, situationId }) => occurredAt >= held.occurredAt && (situationId === held.situationId || situationId === null))).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
}, 120_000);

it('one situation is heard once a minute at most, and repeats only while it is SEV-1/2 and waits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('triggered', 'acknowledged', 'resolved'), severities, fc.nat(150)), { maxLength: 25 }), async (history) => {
      const watch = createWatch();
      const { clock, notifier, journal } = watch;
      const heard: number[] = [];
      notifier.answer = (alert) => {
        if (alert.sound) heard.push(clock.now());
        return { shown: true, carrier: 'fake', detail: '' };
      };
      for (const [status, severity, wait] of history) {
        clock.advanceNow(1);
        const at = clock.now();
        takeReports(watch.board(), [incidentReport({ status, severity, updatedAt: at, resolvedAt: status === 'resolved' ? at : null })], at).forEach((change) => watch.dispatcher().take([change]));
        await clock.advance(wait * second);
      }
      for (let index = 1; index < heard.length; index += 1) expect(heard[index]! - heard[index - 1]!).toBeGreaterThanOrEqual(minute);
      for (const { kind, severity, payload } of journal.events) {
        if (kind === 'alert.shown' && (payload as { readonly step: string }).step === 'repeat') expect(isLoud(severity)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
}, 120_000);
