import { z } from 'zod';
import { assessMaintenance, maintenanceOf } from '../../shared/domain/maintenance-windows.ts';
import { formatStamp } from '../../shared/domain/format-time.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import { PolicyWindowSchema, type MaintenanceDraft, type MaintenanceReport, type MaintenanceWindow, type Span } from '../../shared/model/maintenance.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { minute, type Instant } from '../../shared/time/duration.ts';
import type { MaintenanceLookup } from './health-holds.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { MetaStore } from './ports/meta-store.ts';

type PolicyWindow = z.infer<typeof PolicyWindowSchema>;

export type MaintenanceKeeperOptions = {
  readonly clock: Clock;
  readonly meta: Pick<MetaStore, 'get' | 'set'>;
  readonly journal: Journal;
  /** Those of the policy file in force; read anew at each look. */
  readonly policyWindows: () => readonly PolicyWindow[];
  /** The team's zone, an IANA name. */
  readonly zone: () => string;
  /** Names of the checks that there are, by id. */
  readonly checkNames: () => ReadonlyMap<string, string>;
  readonly publish: (reports: readonly MaintenanceReport[]) => void;
  /** A window began, ended, came or went: what it holds back is to be looked at again. */
  readonly onChanged: () => void;
  readonly report: (error: unknown) => void;
};

export type MaintenanceKeeper = {
  start(): void;
  /** The policy or the clock changed. */
  refresh(): void;
  list(): readonly MaintenanceReport[];
  /** Which window lies over a check now: what it would be alerted for is recorded and not told. */
  readonly lookup: MaintenanceLookup;
  /** Throws a Refusal that says what is wrong. */
  create(draft: MaintenanceDraft): MaintenanceReport;
  /** Ends what a person asked for, at once and for good. */
  end(id: string): Outcome;
  stop(): void;
};

/** A window under way, as it was announced: it is ended once, after a restart, too. */
type Running = { readonly id: string; readonly name: string; readonly checks: readonly string[] | null; readonly origin: MaintenanceWindow['origin'] } & Span;

const mostWindows = 200;
const SpanSchema = { from: z.number(), to: z.number() };
const KeptSchema = z.object({
  windows: z.array(z.object({ ...PolicyWindowSchema.shape, when: z.union([PolicyWindowSchema.shape.when, z.strictObject({ type: z.literal('now'), ...SpanSchema })]), origin: z.literal('person') })),
  running: z.array(z.object({ id: z.string(), name: z.string(), checks: z.array(z.string()).nullable(), origin: z.enum(['person', 'policy']), ...SpanSchema })),
});

/** Holds the maintenance windows of the policy file and of the person, and says when one begins and ends (A7). */
export function createMaintenanceKeeper(options: MaintenanceKeeperOptions): MaintenanceKeeper {
  const { clock, meta, journal, policyWindows, zone, checkNames, publish, onChanged, report } = options;
  let own: readonly MaintenanceWindow[] = [];
  let running: readonly Running[] = [];
  let reports: readonly MaintenanceReport[] = [];
  let kept = JSON.stringify({ windows: own, running });
  let disarm: Disarm = () => {};

  function read(): void {
    const text = meta.get('maintenance');
    if (text === null) return;
    try {
      const found = KeptSchema.parse(JSON.parse(text));
      own = found.windows;
      running = found.running;
      kept = text;
    } catch (error) {
      report(error);
    }
  }
  function write(): void {
    const text = JSON.stringify({ windows: own, running });
    if (text === kept) return;
    try {
      meta.set('maintenance', text);
      kept = text;
    } catch (error) {
      // Holds from memory; tried again with the next change.
      report(error);
    }
  }

  function record(window: Running, what: 'began' | 'ended', at: Instant): void {
    const names = checkNames();
    const which = window.checks === null ? 'Every check' : window.checks.map((id) => names.get(id) ?? id).join(', ');
    const until = what === 'began' ? ` Until ${formatStamp(window.to, zone())}, failures are recorded and raise no alert.` : '';
    try {
      journal.append([
        {
          occurredAt: at,
          kind: `maintenance.${what}`,
          source: window.origin === 'person' ? 'person' : 'watchkeeper',
          checkId: window.checks?.length === 1 ? (window.checks[0] ?? null) : null,
          title: `Maintenance ${what}: ${window.name}`,
          body: `${which}.${until}`,
          payload: { windowId: window.id, from: window.from, to: window.to, checks: window.checks },
          externalId: `maintenance:${window.id}:${window.from}:${what}`,
        },
      ]);
    } catch (error) {
      report(error);
    }
  }

  /** What ended is told before what begins, each at its own time. */
  function announce(now: Instant): void {
    const current = reports.flatMap(({ window: { id, name, checks, origin }, current: span }): readonly Running[] => (span === null ? [] : [{ id, name, checks, origin, ...span }]));
    for (const before of running) {
      if (!current.some(({ id, from }) => id === before.id && from === before.from)) record(before, 'ended', Math.min(before.to, now));
    }
    for (const window of current) {
      if (!running.some(({ id, from }) => id === window.id && from === window.from)) record(window, 'began', window.from);
    }
    running = current;
  }

  function look(): void {
    disarm();
    const now = clock.now();
    const windows = [...own, ...policyWindows().map((window): MaintenanceWindow => ({ ...window, origin: 'policy' }))];
    const assessed = assessMaintenance(windows, zone(), now);
    reports = assessed.reports;
    disarm = assessed.changesAt === null ? () => {} : clock.at(assessed.changesAt, look);
    announce(now);
    // What never comes again stays in the timeline only.
    const over = new Set(reports.filter(({ window, current, next }) => window.origin === 'person' && current === null && next === null).map(({ window }) => window.id));
    own = own.filter(({ id }) => !over.has(id));
    reports = reports.filter(({ window }) => !over.has(window.id));
    write();
    publish(reports);
    onChanged();
  }

  function newId(): string {
    const taken = new Set(reports.map(({ window }) => window.id));
    const base = `own-${clock.now().toString(36)}`;
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
    return id;
  }

  return {
    start() {
      read();
      look();
    },
    refresh: look,
    list: () => reports,
    lookup(checkId) {
      const found = maintenanceOf(reports, checkId);
      return found === null ? null : { windowId: found.window.id, name: found.window.name, until: found.span.to };
    },
    create(draft) {
      const names = checkNames();
      const unknown = draft.checks?.find((id) => !names.has(id));
      if (unknown !== undefined) throw new Refusal({ code: 'invalid-input', message: `There is no check ${unknown} any more.`, fields: { checks: 'One of these checks is gone.' } });
      if (own.length >= mostWindows) throw new Refusal({ code: 'refused', message: `There are ${mostWindows} windows already. End one first.` });
      const now = clock.now();
      const { when } = draft;
      const window: MaintenanceWindow = { ...draft, id: newId(), origin: 'person', when: when.type === 'now' ? { type: 'now', from: now, to: now + when.minutes * minute } : when };
      const [assessed] = assessMaintenance([window], zone(), now).reports;
      if (assessed === undefined || (assessed.current === null && assessed.next === null)) {
        throw new Refusal({ code: 'invalid-input', message: 'This window is over already. Nothing was saved.', fields: { 'when.to': 'It ended before now.' } });
      }
      own = [...own, window];
      look();
      return assessed;
    },
    end(id) {
      const found = reports.find(({ window }) => window.id === id);
      if (found === undefined) return { result: 'nothing-to-do', message: 'This maintenance is over already.' };
      if (found.window.origin === 'policy') {
        throw new Refusal({ code: 'refused', message: `${found.window.name} comes from the policy file. Change it there and load the file again.` });
      }
      own = own.filter((window) => window.id !== id);
      look();
      return { result: 'done', message: found.current === null ? `${found.window.name} is deleted.` : `Maintenance ended: ${found.window.name}. What is still down is told now.` };
    },
    stop: () => disarm(),
  };
}
