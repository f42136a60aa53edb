import { Refusal } from '../../shared/ipc/refusal.ts';
import type { PagerDutyConnection } from '../../shared/model/connection.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { OutboxItem, OutboxRequestSchema, OutboxView } from '../../shared/model/outbox.ts';
import type { PagerDutyReading } from '../../shared/model/pagerduty-choices.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { Severity } from '../../shared/model/severity.ts';
import type { z } from 'zod';
import { createActionDesk } from './action-desk.ts';
import { createConnectionTest } from './connection-test.ts';
import { createOutboxHerald, type OutboxHeraldOptions } from './outbox-herald.ts';
import { createOutbox, type OutboxOptions } from './outbox.ts';
import type { PagerDutySync } from './pagerduty-sync.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';
import type { PagerDutyAccount } from './ports/pagerduty-listener.ts';
import { createSeveritySettings } from './severity-settings.ts';

export type ActingOptions = Pick<OutboxOptions, 'clock' | 'store' | 'random' | 'newId' | 'journal' | 'report' | 'publish'> &
  Pick<OutboxHeraldOptions, 'notices' | 'notifier' | 'sounds'> & { readonly openOutbox: () => void } & {
    /** What is read through at the moment; null while PagerDuty is not connected. */
    readonly reading: () => { readonly api: PagerDutyApi; readonly sync: PagerDutySync } | null;
    readonly account: () => PagerDutyAccount | null;
    readonly connection: () => PagerDutyConnection;
    readonly incidents: () => readonly Incident[];
    readonly situations: () => readonly Situation[];
    /** Which severity a priority stands for: by the team's policy, and by the person. */
    readonly priorities: { readonly policy: () => Readonly<Record<string, Severity | null>>; readonly own: () => Readonly<Record<string, Severity | null>> };
  };

const fewAtOnce = 3;

/** Everything by which a person acts on PagerDuty from here: the outbox, what can be chosen, and what stands behind the connection. */
export function createActing({ reading, account, connection, incidents, situations, priorities, publish, notices, notifier, sounds, openOutbox, ...options }: ActingOptions) {
  const { clock, report } = options;
  const api = () => reading()?.api ?? null;
  const subjectOf = (incidentId: string) => situations().flatMap(({ members }) => members).find(({ kind, id }) => kind === 'incident' && id === incidentId) ?? null;
  const herald = createOutboxHerald({ notices, notifier, subjectOf, sounds, report, open: openOutbox });
  const desk = createActionDesk({ clock, api, known: (id) => incidents().find((incident) => incident.id === id) });
  const severities = createSeveritySettings(priorities);
  /** One incident is looked at by itself; after a long row of writes the whole list is read once. */
  let many = false;
  function onArrived(incidentId: string): void {
    const left = outbox.pending().pending.filter(({ state }) => state !== 'asking').length;
    if (left > fewAtOnce) many = true;
    if (many && left > 0) return;
    const sync = reading()?.sync;
    if (many) sync?.refresh();
    else sync?.hurry(incidentId).catch(report);
    many = false;
  }
  const outbox = createOutbox({
    ...options, api,
    me: () => {
      const who = account();
      return who === null || who.userId === null || who.email === null ? null : { userId: who.userId, email: who.email };
    },
    publish: (view: OutboxView) => {
      publish(view);
      herald.take(view);
    },
    onArrived,
  });

  return {
    outbox,
    /** For the sync: the mapping of priorities. */
    severities: severities.settings,
    calls: {
      view: outbox.pending,
      /** Queues what the person asked for. It is on disk when this returns, and nothing has been sent. */
      ask({ incidentId, action, seen }: z.infer<typeof OutboxRequestSchema>): OutboxItem {
        const asSeen = incidentId === null ? null : (seen ?? desk.seenOf(incidentId));
        if (incidentId !== null && asSeen === null) throw new Refusal({ code: 'not-found', message: 'This incident is not open here any more. Nothing was sent.' });
        return outbox.add({ incidentId, action, seen: asSeen }, { revocable: true });
      },
      undo: outbox.undo,
      answer: outbox.answer,
      choices: desk.choices,
      find: desk.find,
      test: createConnectionTest({ clock, api, connection }),
      askNow(): Outcome {
        const sync = reading()?.sync;
        return sync === undefined ? { result: 'nothing-to-do', message: 'No PagerDuty account is read.' } : sync.ask();
      },
      reading(): PagerDutyReading {
        const now = reading();
        const labels = (now?.sync.priorities() ?? []).map(({ id, name, summary }) => ({ id, name: name ?? summary ?? id }));
        const meter = now?.api.meter();
        return { priorities: severities.explain(labels), callsLastMinute: meter?.callsLastMinute ?? 0, remainingShare: meter?.remainingShare ?? null };
      },
    },
  };
}

export type Acting = ReturnType<typeof createActing>;
