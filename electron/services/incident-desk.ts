import { acknowledgePromise } from '../../shared/domain/acknowledge-promise.ts';
import { pressing } from '../../shared/domain/due-words.ts';
import { severalHigh } from '../../shared/domain/several-high.ts';
import type { Report } from '../../shared/domain/situation-merge.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { DueItem, HitRate, IncidentPage } from '../../shared/model/incident-page.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { IncidentRun } from '../../shared/model/incident-run.ts';
import type { IncidentChoices } from '../../shared/model/pagerduty-choices.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { IncidentPolicy } from '../../shared/policy/incident-policy.ts';
import { second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import { createIncidentBook, type Page } from './incident-desk-book.ts';
import { createIncidentCues, type IncidentCuesOptions } from './incident-desk-cues.ts';
import { collectDue } from './incident-desk-due.ts';
import { createEscalationReader } from './incident-desk-escalation.ts';
import { createLocalIncidents } from './incident-desk-local.ts';
import { createRateKeeper } from './incident-desk-rate.ts';
import { createIncidentRules } from './incident-desk-rules.ts';
import { createIncidentVoice } from './incident-desk-say.ts';
import { createIncidentViews } from './incident-desk-views.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { IncidentStore } from './ports/incident-store.ts';
import type { Journal } from './ports/journal.ts';
import type { PagerDutyStore } from './ports/pagerduty-store.ts';

/** Changes of one moment are told together. */
const together = second / 20;
/** So many are listed as due; more than that nobody reads. */
const listed = 200;

export type IncidentDeskOptions = {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly store: IncidentStore;
  readonly incidents: Pick<PagerDutyStore, 'openIncidents' | 'saveIncidents'>;
  /** Where the sources' reports go on to. */
  readonly situations: { readonly list: () => readonly Situation[]; readonly find: (id: string) => Situation | null; readonly take: (reports: readonly Report[]) => void };
  /** The team's rules for incidents that open now. */
  readonly policy: () => IncidentPolicy;
  /** IANA zone of the team. */
  readonly zone: () => string;
  /** What to add to our clock for deadlines: incidents are timed by their source's. */
  readonly correction: () => Milliseconds;
  /** Acknowledges at the incident's own system. */
  readonly acknowledge: (incidentId: string) => Promise<Outcome>;
  readonly choices: (incidentId: string) => Promise<IncidentChoices>;
  readonly shiftBegan: () => Instant | null;
  /** Puts what is due into the notification of a situation. */
  readonly prompt: IncidentCuesOptions['prompt'];
  readonly newId: () => string;
  /** How the timeline calls the person. */
  readonly me: string;
  /** Their name, for texts that others read; null: it is not known. */
  readonly person: () => string | null;
  /** Who they are in PagerDuty; null: it is not known. */
  readonly userId: () => string | null;
  readonly publishPage: (page: IncidentPage) => void;
  readonly publishDue: (items: readonly DueItem[]) => void;
  readonly publishRate: (rate: HitRate) => void;
  readonly report: (error: unknown) => void;
};

/** Runs the incidents: what was said of each, what each asks for next, and what its page shows. One timer is armed for the next change of all. */
export function createIncidentDesk(options: IncidentDeskOptions) {
  const { clock, journal, store, incidents, situations, policy, zone, acknowledge, me, publishPage, publishDue, publishRate, report } = options;
  const now = (): Instant => clock.now() + options.correction();
  const rules = createIncidentRules({ store, policy, report });
  const book = createIncidentBook({ store, rules, zone, now, openIncidents: incidents.openIncidents });
  const escalation = createEscalationReader({ choices: options.choices, changed });
  const views = createIncidentViews({ store, book, rules, zone, me, person: options.person, userId: options.userId, now, situations: situations.list, escalation: escalation.of });
  const local = createLocalIncidents({ clock: { now }, journal, store, incidents, take, me, newId: options.newId, situation: situations.find });
  const voice = createIncidentVoice({ clock: { now }, journal, store, book, me, situationOf: (id) => views.homeOf(id)?.id ?? null });
  const rate = createRateKeeper({ store, book, now, shiftBegan: options.shiftBegan });
  const cues = createIncidentCues({ clock, journal, zone, report, now, prompt: options.prompt });
  /** What was last told of the rate; null: nobody has asked. */
  let rateTold: string | null = null;
  let watched: string | null = null;
  let due: readonly DueItem[] = [];
  let dueTold = '[]';
  let waiting = false;
  let disarm: Disarm = () => {};

  function pageOf(id: string): Page {
    const page = book.find(id);
    if (page === null) throw new Refusal({ code: 'not-found', message: 'This incident is not known here.' });
    return page;
  }
  /** A person's word on the severity goes before the source's, for alerts, too (S1). */
  function asRun(incident: Incident): Incident {
    const severities = book.find(incident.id)?.run.severities ?? [];
    const said = severities.length > 1 ? severities.at(-1) : undefined;
    return said === undefined ? incident : { ...incident, severity: said.severity };
  }
  /** What the sources report, on its way to the situations: it reaches them whatever the book comes to. */
  function take(reports: readonly Report[]): void {
    let passed = reports;
    try {
      enter(reports);
      passed = reports.map((one) => (one.type === 'incident' ? { ...one, incident: asRun(one.incident) } : one));
    } catch (error) {
      report(error);
    }
    situations.take(passed);
    changed();
  }
  function enter(reports: readonly Report[]): void {
    const told = reports.flatMap((one) => (one.type === 'incident' ? [one.incident] : []));
    const gone = reports.flatMap((one) => (one.type === 'gone' && one.kind === 'incident' ? (store.find(one.id) ?? []) : []));
    if (told.length + gone.length > 0) book.take([...told, ...gone]);
    for (const { id } of told) rate.forget(id);
  }
  function reportSeverity(id: string): void {
    const incident = book.find(id)?.incident;
    const member = views.homeOf(id)?.members.find((one) => one.kind === 'incident' && one.id === id);
    if (incident === undefined || member === undefined || member.gone === true) return;
    // As it stands there: an acknowledgement may be known there before its source was read again.
    situations.take([{ type: 'incident', incident: asRun({ ...incident, status: member.status, updatedAt: Math.max(incident.updatedAt, member.updatedAt) }) }]);
  }
  function stateSeveralHigh(homes: ReadonlyMap<string, string>): void {
    const stated = severalHigh(book.open());
    if (stated.length === 0) return;
    journal.append(stated.map(({ incident, amount }) => ({
      occurredAt: now(), kind: 'run.impact', source: incident.source === 'drill' ? 'drill' : 'watchkeeper', incidentId: incident.id, situationId: homes.get(incident.id) ?? null,
      title: amount > 1 ? `${amount} SEV-2 incidents are open` : 'Not several SEV-2 incidents any more', payload: { fact: 'several-high', amount },
    })));
  }
  function changed(): void {
    if (waiting) return;
    waiting = true;
    clock.after(together, () => {
      waiting = false;
      refresh();
    });
  }
  function tellRate(): HitRate {
    const now = rate.read();
    const { from: _from, ...said } = now;
    if (rateTold !== null && rateTold !== JSON.stringify(said)) publishRate(now);
    rateTold = JSON.stringify(said);
    return now;
  }
  function refresh(): void {
    const homes = views.homes();
    try {
      stateSeveralHigh(homes);
    } catch (error) {
      report(error);
    }
    const open = book.open();
    due = collectDue(open, homes, listed);
    const dueNow = JSON.stringify(due);
    if (dueNow !== dueTold) publishDue(due);
    dueTold = dueNow;
    cues.look(open, homes);
    if (rateTold !== null) tellRate();
    const found = watched === null ? null : book.find(watched);
    const page = found === null ? null : views.page(found);
    if (page !== null) publishPage(page);
    disarm();
    const next = Math.min(page?.phase?.endsAt ?? Infinity, ...open.map(({ standing }) => standing.changesAt ?? Infinity));
    disarm = next === Infinity ? () => {} : clock.at(next - options.correction(), () => {
      book.age(false);
      refresh();
    });
  }

  return {
    /** After the situations have been read. */
    start(): void {
      book.start();
      refresh();
    },
    take,
    /** Facts on their way to everybody else. */
    heard(events: readonly WatchEvent[]): void {
      const ours = book.heard(events);
      for (const { kind, incidentId } of events) {
        if (incidentId !== null) rate.forget(incidentId);
        if (kind === 'run.severity' && incidentId !== null) reportSeverity(incidentId);
      }
      if (ours || events.some(({ situationId }) => situationId !== null && watched !== null && views.homeOf(watched)?.id === situationId)) changed();
    },
    /** The machine woke up, the clock was set or is known to be wrong, or the policy has changed. */
    lookAnew(): void {
      book.age(true);
      refresh();
    },
    /** By when the incidents of a situation have to be acknowledged, in words, for SEV-1/2; null: nothing is promised. */
    promise: ({ members }: Situation): string | null => acknowledgePromise(members.flatMap(({ kind, id, status }) => (kind === 'incident' && status === 'triggered' ? (book.find(id) ?? []) : [])), zone(), now()),
    due: (): readonly DueItem[] => due,
    /** What is due next, by this computer's own clock: for what counts down beside it. */
    next(): DueItem | null {
      const off = options.correction();
      const first = pressing(due, clock.now() + off);
      return first === null ? null : { ...first, dueAt: first.dueAt - off, overdueAt: first.overdueAt - off };
    },
    /** Every open incident, with what was said of it. */
    open: book.open,
    /** How each open incident has been run; drills are none. */
    runs: (): readonly IncidentRun[] => book.open().flatMap(({ incident, run }) => (incident.source === 'drill' ? [] : [run])),
    acknowledge: async (id: string): Promise<Outcome> => (local.isLocal(id) ? local.acknowledge(id) : acknowledge(id)),
    calls: {
      list: views.list,
      page: (id: string): IncidentPage => views.page(pageOf(id)),
      timeline: ({ id, before, limit }: { readonly id: string; readonly before: Parameters<typeof views.timeline>[1]; readonly limit: number }) => views.timeline(pageOf(id), before, limit),
      watch(id: string | null): Outcome {
        watched = id;
        book.watch(id);
        const source = id === null ? null : (book.find(id)?.incident.source ?? null);
        if (id !== null && source !== null && source !== 'local') void escalation.read(id).catch(report);
        return { result: 'done', message: '' };
      },
      export: ({ id, format }: { readonly id: string; readonly format: 'markdown' | 'json' | 'report' }) => views.export(pageOf(id), format),
      rate: tellRate,
      say: voice.say,
      correct: voice.correct,
      undo: voice.undo,
      createLocal: local.create,
      resolveLocal: local.resolve,
      reopenLocal: local.reopen,
    },
    stop: (): void => disarm(),
  };
}

export type IncidentDesk = ReturnType<typeof createIncidentDesk>;
