import { isAboutOther } from '../../shared/domain/message-about.ts';
import { destinationWords } from '../../shared/domain/message-words.ts';
import { plainText } from '../../shared/domain/plain-text.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { IncidentPage } from '../../shared/model/incident-page.ts';
import type { Message, MessageUpdate } from '../../shared/model/message.ts';
import type { RunEntry } from '../../shared/model/run-entry.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { MessageRows } from './message-rows.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';

export type Said = { readonly id: string; readonly entry: RunEntry; readonly title: string; readonly body: string; readonly occurredAt: Instant | null };

export type ChronicleOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly journal: Journal;
  /** The incident desk's own way of writing down what a person says; once for each `externalId`. */
  readonly say: (said: Said, externalId: string) => unknown;
  readonly pageOf: (incidentId: string) => IncidentPage;
  readonly rows: Pick<MessageRows, 'update' | 'keepUpdate' | 'unlogged' | 'ofIncident'>;
  readonly report: (error: unknown) => void;
};

const statusNames = { investigating: 'Investigating', mitigating: 'Mitigating', monitoring: 'Monitoring' } as const;
const failures: Readonly<Partial<Record<Message['state'], string>>> = { refused: 'was refused', expired: 'was not sent in time', maybe: 'may have arrived' };

/** What became of texts, on the timeline: a status update counts as said once the first of its texts has arrived, and not before. */
export function createMessageChronicle({ clock, journal, say, pageOf, rows, report }: ChronicleOptions) {
  /** True when it is on the timeline, or was already. */
  function write(said: Said, externalId: string): boolean {
    try {
      say(said, externalId);
      return true;
    } catch (error) {
      // Held in memory until the disk takes it, or there already.
      if (error instanceof Refusal && error.problem.code === 'unavailable') return true;
      report(error);
      return false;
    }
  }
  function log(update: MessageUpdate, at: Instant): void {
    const { id, incidentId, template, audience, values, nextAt, approver, title, text, status } = update;
    const entry: RunEntry = { kind: 'run.update', template, audience, values, nextAt, approver, unchanged: false, how: 'sent' };
    if (!write({ id: incidentId, entry, title, body: text, occurredAt: Math.min(at, clock.now()) }, `update ${id}`)) return;
    // How it ends is asked apart; the others follow from the text that is out.
    if (status !== null && status !== 'resolved' && pageOf(incidentId).status.word !== status) {
      write({ id: incidentId, entry: { kind: 'run.status', status }, title: `Status: ${statusNames[status]}`, body: '', occurredAt: null }, `update ${id} status`);
    }
    rows.keepUpdate({ ...update, loggedAt: clock.now() });
  }
  function note({ id, incidentId, destination, audience, name, state, message, text, attempts, partsSent }: Message): void {
    const failure = failures[state];
    const sent = state === 'sent';
    if (!sent && failure === undefined) return;
    const words = destinationWords(destination);
    const other = isAboutOther(incidentId);
    const what = other ? name : `Update for ${audience}`;
    journal.append([{
      occurredAt: clock.now(), kind: sent ? 'message.sent' : 'message.failed', source: 'watchkeeper', incidentId: other ? null : incidentId,
      title: sent ? `${what} sent to ${words}` : `${what} to ${words} ${failure}`, body: sent ? plainText(text) : message,
      payload: { messageId: id, destination: destination.kind, state, attempts }, externalId: `message ${id} ${attempts} ${partsSent} ${state}`,
    }]);
  }

  return {
    take(message: Message, before: Message | null): void {
      if (before?.state === message.state) return;
      try {
        // The outbox tells of its own.
        if (message.outboxId === null) note(message);
        if (message.state !== 'sent') return;
        const update = rows.update(message.updateId);
        if (update !== null && update.loggedAt === null) log(update, message.sentAt ?? clock.now());
      } catch (error) {
        report(error);
      }
    },
    /** What the last run sent and did not come to write down. */
    catchUp(open: readonly Message[]): void {
      try {
        for (const message of open) if (message.outboxId === null) note(message);
      } catch (error) {
        report(error);
      }
      for (const update of rows.unlogged()) {
        const first = rows.ofIncident(update.incidentId).find(({ updateId, state }) => updateId === update.id && state === 'sent');
        if (first !== undefined) log(update, first.sentAt ?? clock.now());
      }
    },
  };
}
