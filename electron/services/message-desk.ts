import { answeredMessage, expireMessage, keepAsDraft, laneOfMessage, queueMessage } from '../../shared/domain/message-state.ts';
import { mirrorOutbox, rowInOutbox } from '../../shared/domain/message-outbox.ts';
import { destinationProblem, draftToSend, gapProblems, sameOnTheWay, textFor } from '../../shared/domain/message-update.ts';
import { aboutOther, isAboutOther } from '../../shared/domain/message-about.ts';
import { destinationWords } from '../../shared/domain/message-words.ts';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import { renderUpdate } from '../../shared/domain/status-update.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { IncidentPage } from '../../shared/model/incident-page.ts';
import { isOpenMessage, type Destination, type IncidentMessages, type Message, type MessageAnswer, type MessageUpdate, type SendUpdate, type UpdateForm } from '../../shared/model/message.ts';
import type { OutboxChoice, OutboxItem, OutboxRequestSchema, OutboxView } from '../../shared/model/outbox.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { z } from 'zod';
import { createMessageChronicle, type ChronicleOptions } from './message-chronicle.ts';
import { createMessageHerald, type MessageHeraldOptions } from './message-herald.ts';
import { createMessageLanes, type MessageLanesOptions } from './message-lanes.ts';
import { createMessageRows } from './message-rows.ts';
import { createMessageSender, type MessageSenderOptions } from './message-sender.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { MessageStore } from './ports/message-store.ts';

export type MessageDeskOptions = Pick<MessageSenderOptions, 'channels' | 'loginRefused'> & Pick<MessageLanesOptions, 'random' | 'report'> & Pick<MessageHeraldOptions, 'notices'> & Pick<ChronicleOptions, 'journal' | 'say'> & {
  readonly clock: Clock;
  readonly store: MessageStore;
  /** A UUID. */
  readonly newId: () => string;
  /** Throws a Refusal for an incident that is not known. */
  readonly pageOf: (incidentId: string) => IncidentPage;
  /** What goes to PagerDuty waits in the outbox, like everything else for it. */
  readonly outbox: {
    readonly ask: (request: z.infer<typeof OutboxRequestSchema>) => OutboxItem;
    readonly view: () => OutboxView;
    readonly undo: (id: string) => Outcome;
    readonly answer: (id: string, choice: OutboxChoice) => Outcome;
  };
  readonly publish: (messages: IncidentMessages) => void;
};

const nothing: Outcome = { result: 'nothing-to-do', message: 'There is nothing to answer any more.' };

/**
 * Sends status updates, each text on its own: on disk before it goes out, never a second time without a person's word, and kept with
 * what became of it. What may have arrived is asked about; what cannot be sent is kept and said. (behaviour 3 and 4.5)
 */
export function createMessageDesk({ clock, store, newId, pageOf, outbox, publish, channels, loginRefused, random, notices, journal, say, report }: MessageDeskOptions) {
  const rows = createMessageRows({ clock, store, report, changed });
  const lanes = createMessageLanes({ clock, random, work, report });
  const sender = createMessageSender({ clock, channels, rows, loginRefused });
  const chronicle = createMessageChronicle({ clock, journal, say, pageOf, rows, report });
  const herald = createMessageHerald({ notices, titleOf: (id) => (isAboutOther(id) ? (rows.ofIncident(id).at(-1)?.name ?? id) : pageOf(id).incident.title) });
  let disarm: Disarm = () => {};

  function changed(message: Message, before: Message | null): void {
    publish({ incidentId: message.incidentId, messages: rows.ofIncident(message.incidentId) });
    herald.take(rows.open());
    chronicle.take(message, before);
  }
  function expire(): void {
    disarm();
    const waiting = rows.open().filter((message) => message.state === 'queued' && laneOfMessage(message) !== null);
    for (const message of waiting) if (message.expiresAt <= clock.now()) rows.keep(expireMessage(message));
    const next = Math.min(...waiting.map(({ expiresAt }) => expiresAt).filter((at) => at > clock.now()));
    disarm = next === Infinity ? () => {} : clock.at(next, expire);
  }
  async function work(lane: string) {
    expire();
    const next = rows.open().find((message) => message.state === 'queued' && laneOfMessage(message) === lane);
    return next === undefined ? null : sender(next);
  }
  /** Lets what is queued go its way. */
  function start(messages: readonly Message[]): void {
    for (const message of messages) if (message.state === 'queued' && laneOfMessage(message) === null) handOver(message);
    expire();
    for (const lane of new Set(messages.map(laneOfMessage))) if (lane !== null) lanes.pump(lane);
  }
  function handOver(message: Message): void {
    const { incidentId, destination, text } = message;
    try {
      const item = outbox.ask({ incidentId, action: { kind: destination.kind === 'pagerduty-note' ? 'note' : 'status-update', text }, seen: null });
      rows.keep(mirrorOutbox(message, item, clock.now()));
    } catch (error) {
      if (!(error instanceof Refusal)) report(error);
      rows.keep(keepAsDraft(message, reasonOf(error)));
    }
  }
  function take({ pending, ended }: OutboxView): void {
    const items = new Map([...pending, ...ended].map((item) => [item.id, item]));
    for (const message of rows.open()) {
      const item = message.outboxId === null ? undefined : items.get(message.outboxId);
      const mirrored = item === undefined ? message : mirrorOutbox(message, item, clock.now());
      if (mirrored !== message) rows.keep(mirrored);
    }
  }
  /** What was for PagerDuty when the last run ended: the outbox knows, or nobody does. */
  function recoverHanded(): void {
    const { pending, ended } = outbox.view();
    const items = [...pending, ...ended];
    for (const message of rows.open().filter((one) => laneOfMessage(one) === null && (one.state === 'queued' || one.outboxId !== null))) {
      const item = message.outboxId === null ? rowInOutbox(message, items) : items.find(({ id }) => id === message.outboxId);
      if (item !== null && item !== undefined) rows.keep(mirrorOutbox(message, item, clock.now()));
      else if (message.outboxId === null) rows.keep(keepAsDraft(message, 'Watchkeeper ended before it was handed to the outbox.'));
      else if (message.state === 'queued' || message.state === 'sending') rows.keep({ ...message, outboxId: null, state: 'maybe', message: 'It is not in the outbox any more. It may have arrived: look in PagerDuty.' });
    }
  }

  function templateOf({ policy }: IncidentPage, id: string) {
    const template = policy.templates.find((one) => one.id === id);
    if (template === undefined) throw new Refusal({ code: 'not-found', message: 'The rules of this incident have no such template. Nothing was sent.' });
    return template;
  }
  function refuse(message: string, fields: Readonly<Record<string, string>> = {}): never {
    throw new Refusal({ code: 'invalid-input', message, fields });
  }
  function textsFor(input: SendUpdate, page: IncidentPage, update: MessageUpdate): readonly Message[] {
    const draft = draftToSend(page, templateOf(page, input.template), input, clock.now());
    const known = rows.ofIncident(input.incidentId);
    const unique = new Map<string, Destination>(input.destinations.map((one) => [JSON.stringify(one), one]));
    return [...unique.values()].map((destination) => {
      const problem = destinationProblem(page, input.audience, destination);
      if (problem !== null) refuse(`${problem} Nothing was sent.`);
      try {
        const text = textFor(draft, destination, page.drill);
        const { incidentId, audience, approver } = input;
        const twin = sameOnTheWay(known, { destination, text: text.text }, clock.now());
        const again = twin === null ? null : answeredMessage(twin, { choice: 'again', pageIncidentId: null }, clock.now());
        if (twin !== null) return twin.state === 'maybe' || again === null ? twin : again;
        return queueMessage({ ...text, id: newId(), updateId: update.id, incidentId, audience, approver, destination }, clock.now());
      } catch (error) {
        if (error instanceof RangeError) return refuse(error.message);
        throw error;
      }
    });
  }

  return {
    /** On disk when it returns; throws when it is not, and then nothing is sent. Some of it may have failed at once: each text says how it stands. */
    send(input: SendUpdate): IncidentMessages {
      const page = pageOf(input.incidentId);
      const template = templateOf(page, input.template);
      const draft = draftToSend(page, template, input, clock.now());
      const fields = gapProblems(draft);
      if (Object.keys(fields).length > 0) refuse(`${Object.values(fields).join(' ')} Nothing was sent.`, fields);
      const { incidentId, audience, values, approver, nextAt } = input;
      const title = `Status update for ${audience}: ${template.name}`;
      const update: MessageUpdate = { id: newId(), incidentId, template: template.id, audience, values, approver, nextAt, title, text: renderUpdate(draft, 'plain'), status: template.status, loggedAt: null };
      const messages = textsFor(input, page, update);
      rows.commit(messages, update);
      start(messages);
      return { incidentId, messages: rows.ofIncident(incidentId) };
    },
    /** A text about something else than an incident. What is on its way already is not sent twice. */
    post({ id, title, channel }: { readonly id: string; readonly title: string; readonly channel: string }, text: string): Outcome {
      const about = aboutOther(id);
      const destination: Destination = { kind: 'slack', channel };
      const twin = sameOnTheWay(rows.ofIncident(about), { destination, text }, clock.now());
      const message = twin ?? queueMessage({ id: newId(), updateId: newId(), incidentId: about, audience: 'responders', destination, format: 'slack', text, name: title, pageState: 'monitoring', approver: '' }, clock.now());
      if (twin === null) {
        rows.commit([message]);
        start([message]);
      }
      const now = rows.get(message.id) ?? message;
      return now.state === 'draft' ? { result: 'failed', message: now.message } : { result: 'queued', message: `On its way to ${destinationWords(destination)}.` };
    },
    list: (incidentId: string): readonly Message[] => rows.ofIncident(incidentId),
    /** The person's word on one text. Throws when it cannot be written to the disk. */
    answer({ id, choice, pageIncidentId }: MessageAnswer): Outcome {
      const message = rows.get(id);
      if (message === undefined || !isOpenMessage(message)) return nothing;
      if (message.outboxId !== null && (message.state === 'queued' || message.state === 'asking' || message.state === 'sending')) {
        if (message.state === 'asking' && (choice === 'again' || choice === 'discard')) return outbox.answer(message.outboxId, choice === 'again' ? 'send' : 'discard');
        return choice === 'discard' ? outbox.undo(message.outboxId) : nothing;
      }
      const after = answeredMessage(message, { choice, pageIncidentId }, clock.now());
      if (after === null) return nothing;
      const next = after.state === 'queued' ? { ...after, outboxId: null } : after;
      rows.commit([next]);
      start([next]);
      const now = rows.get(id) ?? next;
      return next.state === 'queued' ? { result: 'queued', message: now.state === 'draft' ? now.message : `On its way to ${destinationWords(next.destination)}.` } : { result: 'done', message: next.message };
    },
    form: (incidentId: string): UpdateForm | null => store.form(incidentId),
    /** Throws when it cannot be written to the disk. */
    keepForm(incidentId: string, form: UpdateForm | null): Outcome {
      store.saveForm(incidentId, form, clock.now());
      return { result: 'done', message: '' };
    },
    /** Takes up the texts of the last run; after the outbox took up its own. Throws when they cannot be read. `doubtful`: the file was repaired. */
    resume({ doubtful = false }: { readonly doubtful?: boolean } = {}): void {
      rows.load(doubtful);
      recoverHanded();
      chronicle.catchUp(rows.open());
      herald.take(rows.open());
      start(rows.open().filter((message) => laneOfMessage(message) !== null));
    },
    outboxChanged: take,
    /** The network may be there again, or a login. */
    wake: lanes.wake,
    stop(): void {
      disarm();
      lanes.stop();
      rows.stop();
    },
  };
}

export type MessageDesk = ReturnType<typeof createMessageDesk>;
