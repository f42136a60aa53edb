import type { z } from 'zod';
import { formatDuration } from '../../shared/domain/format-duration.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { NewEvent, WatchEvent } from '../../shared/model/event.ts';
import type { DutyEntry } from '../../shared/model/duty.ts';
import type { DutyAnswerSchema, DutyCorrectSchema, DutyEdgeSchema, DutyEnterSchema, EmergencyBeginSchema } from '../../shared/model/duty-view.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { elapsedDay, minute, type Instant } from '../../shared/time/duration.ts';
import type { DutyBook } from './duty-book.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';

export type DutyActsOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly journal: Journal;
  readonly book: DutyBook;
  /** How the timeline calls the person. */
  readonly me: string;
};

const done = (message: string): Outcome => ({ result: 'done', message });
const nothing = (message: string): Outcome => ({ result: 'nothing-to-do', message });
const refuse = (field: string, message: string): Refusal => new Refusal({ code: 'invalid-input', message: `${message} Nothing was written.`, fields: { [field]: message } });
/** Longer than anybody works without a pause: rather a slip of the pen. */
const longest = 2 * elapsedDay;

/** What a person says of their hours. Each is one more event: nothing that was said before is ever changed (A22). */
export function createDutyActs({ clock, journal, book, me }: DutyActsOptions) {
  function write(events: readonly (Omit<NewEvent, 'source' | 'actor'>)[]): void {
    const added = journal.append(events.map((event) => ({ ...event, source: 'person', actor: me })));
    if (added.length === events.length) return;
    throw new Refusal({ code: 'unavailable', message: 'The data file takes nothing at the moment. What you said is kept in memory and saved as soon as it can be.' });
  }
  function notAhead(at: Instant, field: string): Instant {
    if (at > clock.now() + minute) throw refuse(field, 'That time has not come yet.');
    return at;
  }
  function checked(from: Instant, to: Instant | null): void {
    notAhead(from, 'from');
    if (to === null) return;
    notAhead(to, 'to');
    if (to <= from) throw refuse('to', 'It ends before it begins.');
    if (to - from > longest) throw refuse('to', 'That is longer than two days.');
  }
  const openShift = (): DutyEntry | undefined => book.ledger().entries.find(({ source, to }) => source === 'declared' && to === null);
  const numberOf = ({ id }: DutyEntry): number => Number(id.slice(id.indexOf('-') + 1));
  function wordedAnew(before: WatchEvent, change: Partial<NewEvent>): Omit<NewEvent, 'source' | 'actor'> {
    const { kind, title, body, payload, occurredAt } = before;
    return { kind, title, body, payload, occurredAt, ...change, corrects: before.id };
  }
  function known(id: string): DutyEntry {
    const entry = book.ledger().entries.find((one) => one.id === id);
    if (entry === undefined) throw new Refusal({ code: 'not-found', message: 'These hours are not known, or were struck out already. Nothing was changed.' });
    return entry;
  }
  function first(id: number): WatchEvent {
    const event = book.event(id);
    if (event === null) throw new Refusal({ code: 'not-found', message: 'These hours are not known any more. Nothing was changed.' });
    return event;
  }

  function correctDeclared(entry: DutyEntry, { from, to, note, struck }: z.infer<typeof DutyCorrectSchema>): void {
    const began = first(numberOf(entry));
    if (struck) return write([wordedAnew(began, { payload: { struck: true } })]);
    const end = book.endOf(began.id);
    const changes: Omit<NewEvent, 'source' | 'actor'>[] = [];
    if (from !== entry.from || note !== entry.note) changes.push(wordedAnew(began, { occurredAt: from, body: note }));
    if (end !== null && to === null) changes.push(wordedAnew(end, { payload: { shift: began.id, struck: true } }));
    else if (end !== null && to !== null && to !== entry.to) changes.push(wordedAnew(end, { occurredAt: to }));
    else if (end === null && to !== null) changes.push({ occurredAt: to, kind: 'shift.ended', title: 'Shift ended', payload: { shift: began.id } });
    if (changes.length > 0) write(changes);
  }
  function correctIncident(entry: DutyEntry, { from, to, struck }: z.infer<typeof DutyCorrectSchema>): void {
    const payload = struck ? { entry: entry.id, as: 'nothing' } : { entry: entry.id, ...(to === null ? {} : { to }) };
    write([{ occurredAt: from, kind: 'duty.adjusted', incidentId: entry.incidentId, title: `Hours corrected: ${entry.note}`.slice(0, 300), payload, corrects: book.adjustmentOf(entry.id) }]);
  }

  return {
    begin({ at }: z.infer<typeof DutyEdgeSchema>): Outcome {
      if (openShift() !== undefined) return nothing('Your shift goes on already.');
      write([{ occurredAt: notAhead(at ?? clock.now(), 'at'), kind: 'shift.began', title: 'Shift began' }]);
      return done('Your shift has begun.');
    },
    end({ at }: z.infer<typeof DutyEdgeSchema>): Outcome {
      const open = openShift();
      if (open === undefined) return nothing('No shift goes on that was begun here.');
      const to = Math.max(open.from, notAhead(at ?? clock.now(), 'at'));
      write([{ occurredAt: to, kind: 'shift.ended', title: `Shift ended after ${formatDuration(to - open.from)}`, payload: { shift: numberOf(open) } }]);
      return done(`Your shift has ended after ${formatDuration(to - open.from)}.`);
    },
    enter({ from, to, note }: z.infer<typeof DutyEnterSchema>): Outcome {
      checked(from, to);
      write([{ occurredAt: from, kind: 'duty.entered', title: `${formatDuration(to - from)} of work entered`, body: note, payload: { from, to } }]);
      return done('The hours are entered.');
    },
    correct(said: z.infer<typeof DutyCorrectSchema>): Outcome {
      const entry = known(said.id);
      if (!said.struck) checked(said.from, said.to);
      if (entry.source === 'declared') correctDeclared(entry, said);
      else if (entry.source === 'incident') correctIncident(entry, said);
      else {
        const { to } = said;
        if (to === null) throw refuse('to', 'Hours that were entered have an end.');
        write([wordedAnew(first(numberOf(entry)), { occurredAt: said.from, body: said.note, payload: { from: said.from, to, ...(said.struck ? { struck: true } : {}) } })]);
      }
      return done(said.struck ? 'Struck out; the timeline keeps what it said.' : 'Corrected; the timeline keeps what it said before.');
    },
    answer({ absence, as }: z.infer<typeof DutyAnswerSchema>): Outcome {
      const found = book.ledger().absences.find(({ id }) => id === absence);
      if (found === undefined) return nothing('This time away touches no hours of work any more.');
      write([{ occurredAt: clock.now(), kind: 'duty.answered', title: `${formatDuration(found.to - found.from)} away: ${as === 'worked' ? 'work' : 'rest'}`, payload: { absence, as } }]);
      return done(as === 'worked' ? 'Counted as work.' : 'Counted as rest.');
    },
    beginEmergency({ approver, reason }: z.infer<typeof EmergencyBeginSchema>): Outcome {
      if (book.ledger().facts.emergencies.some(({ to }) => to === null)) return nothing('Emergency rules hold already.');
      write([{ occurredAt: clock.now(), kind: 'emergency.began', title: `Emergency rules began, approved by ${approver}`, body: reason, payload: { approver } }]);
      return done('Emergency rules hold now. End them when the emergency is over.');
    },
    endEmergency(): Outcome {
      if (!book.ledger().facts.emergencies.some(({ to }) => to === null)) return nothing('No emergency rules hold.');
      write([{ occurredAt: clock.now(), kind: 'emergency.ended', title: 'Emergency rules ended' }]);
      return done('The usual limits hold again; the rest after it is the long one.');
    },
  };
}
