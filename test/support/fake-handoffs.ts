import { createChangeDesk } from '../../electron/services/change-desk.ts';
import { createHandoffClock } from '../../electron/services/handoff-clock.ts';
import { createHandoffKeeper, type HandoffKeeperOptions } from '../../electron/services/handoff-keeper.ts';
import type { Clock } from '../../electron/services/ports/clock.ts';
import type { ShiftEvidence } from '../../shared/domain/handoff-evidence.ts';
import type { MyThings } from '../../shared/domain/handoff-left-behind.ts';
import type { ShiftFacts } from '../../shared/domain/handoff-shift.ts';
import type { ExchangeCalls } from './fake-exchange.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { Handoff } from '../../shared/model/handoff.ts';
import type { HandoffStatusView } from '../../shared/model/handoff-view.ts';
import { createMemoryHandoffStore, type MemoryHandoffStore } from './memory-handoff-store.ts';
import { createMemoryJournal } from './memory-journal.ts';

/** What handoffs rest on in a world in memory; tests change it and ask again. */
export type HandoffWorld = {
  readonly store: MemoryHandoffStore;
  shifts: ShiftFacts;
  evidence: ShiftEvidence;
  mine: MyThings;
  template: Handoff['content']['prose'];
};

const hour = 3_600_000;

export function emptyEvidence(now: number): ShiftEvidence {
  return {
    now, from: now - 12 * hour, until: now + hour, zone: 'Europe/Berlin', me: 'you', open: [], resolved: [], over: [], situations: [], silences: [], maintenance: [], checks: [], sources: [], blind: [], events: [],
    worked: 0, load: { incidents: 0, budget: 2 }, tells: [], policy: { levels: [], contacts: [] }, rota: null, shifts: [], previous: null,
  };
}

export function emptyHandoffs(now: number): HandoffWorld {
  return {
    store: createMemoryHandoffStore(), evidence: emptyEvidence(now), mine: { incidents: [], silences: [] }, template: {},
    shifts: { own: { source: 'rota', shifts: [{ from: now - 12 * hour, to: now + hour }] }, declared: null, edges: [], lightAt: [], zone: 'Europe/Berlin' },
  };
}

const pageClock: Clock = { now: () => Date.now(), monotonic: () => Date.now(), at: () => () => {}, after: () => () => {} };

type Options = { readonly clock?: Clock; readonly publish: (status: HandoffStatusView) => void; readonly newId?: () => string; readonly report?: (error: unknown) => void };

const fail = (error: unknown): never => {
  throw error;
};

/** The real keeper of handoffs over a world in memory. */
export function createFakeHandoffs(world: HandoffWorld, { clock = pageClock, publish, newId = () => crypto.randomUUID(), report = fail }: Options) {
  const journal = createMemoryJournal();
  const steps = createHandoffClock({ clock, store: world.store, shifts: () => world.shifts, changed: () => keeper.refresh() });
  const evidence: HandoffKeeperOptions['evidence'] = {
    read: async ({ shiftFrom, shiftUntil, tells }, previous) => ({ ...world.evidence, from: shiftFrom, until: shiftUntil, tells, previous }),
    quality: () => ({ openIncidents: world.evidence.open.map(({ incident: { id, title } }) => ({ id, title })) }),
    mine: () => world.mine,
  };
  const keeper = createHandoffKeeper({
    clock, journal, evidence, steps, publish, newId, store: world.store, archive: world.store, me: 'you', person: () => ({ id: 'kim', name: 'Kim Doe' }), follows: () => ({ id: 'maya', name: 'Maya Okafor' }), template: () => world.template,
    report,
  });
  const logChange = createChangeDesk({ clock, journal, me: 'you', store: { event: (id) => journal.events.find((event) => event.id === id) ?? null } });
  return { keeper, journal, logChange };
}

type HandoffCalls = Exclude<Extract<keyof Handlers, `handoff.${string}` | 'change.log'>, ExchangeCalls>;

export function handoffHandlers(world: HandoffWorld, publish: (status: HandoffStatusView) => void): Pick<Handlers, HandoffCalls> {
  const { keeper: { calls }, logChange } = createFakeHandoffs(world, { publish });
  return {
    'handoff.status': async () => calls.status(),
    'handoff.current': async () => calls.status(),
    'handoff.list': async (query) => calls.list(query),
    'handoff.open': calls.open,
    'handoff.begin': calls.begin,
    'handoff.compile': calls.compile,
    'handoff.edit': async (input) => calls.edit(input),
    'handoff.undo': async (input) => calls.undo(input),
    'handoff.redo': async (input) => calls.redo(input),
    'handoff.versions': async (input) => calls.versions(input),
    'handoff.version': async (input) => calls.version(input),
    'handoff.goBack': async (input) => calls.goBack(input),
    'handoff.difference': async (query) => calls.difference(query),
    'handoff.delete': async (input) => calls.remove(input),
    'handoff.restore': async (input) => calls.restore(input),
    'handoff.step': calls.step,
    'handoff.give': calls.give,
    'change.log': async (said) => logChange(said),
  };
}
