import { isRunningLow } from '../../shared/domain/poll-rhythm.ts';
import { newestEntryAt, toEvents } from '../../shared/domain/pagerduty-log.ts';
import { isSameNote, noteOfEvent, notesBesideLog } from '../../shared/domain/pagerduty-notes.ts';
import type { LogEntryAnswer } from '../../shared/domain/pagerduty-answers.ts';
import type { ApiFailure } from '../../shared/model/api-result.ts';
import type { NewEvent } from '../../shared/model/event.ts';
import type { Incident } from '../../shared/model/incident.ts';
import { minute, second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import { giveWay } from './give-way.ts';
import type { Clock } from './ports/clock.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';
import type { PagerDutyListener } from './ports/pagerduty-listener.ts';
import type { PagerDutyStore } from './ports/pagerduty-store.ts';

type TimelineOptions = {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly api: PagerDutyApi;
  readonly store: PagerDutyStore;
  readonly publish: PagerDutyListener['timelineGrew'];
  readonly report: (error: unknown) => void;
};

/** Late entries carry an earlier time: every fetch begins this long before the newest one seen. */
const overlap = 5 * minute;
const wholeEvery = 15 * minute;
/** After an incident closed: entries can come late. */
const afterClosing: readonly Milliseconds[] = [0, minute, 10 * minute];
const fetchesAtOnce = 60;
/** The log of an incident that goes on is read anew now and then, which costs twice: not of all at once. */
const wholesAtOnce = 2;
/** So many entries are one transaction: a longer one would hold up everything else (T15). */
const savedAtOnce = 5;

type Tracked = {
  incident: Incident;
  /** When the next fetch is due, and the next one of the whole log, on the monotonic clock. */
  due: Milliseconds;
  /** null until its mark was looked at. */
  wholeDue: Milliseconds | null;
  /** For a closed incident: the whole fetches that are left. */
  closing: readonly Milliseconds[] | null;
  /** Ids of the last fetch: the same again is nothing new. */
  seen: ReadonlySet<string>;
};

const isNote = ({ payload }: NewEvent): boolean => typeof payload === 'object' && payload !== null && 'type' in payload && String(payload.type).startsWith('annotate_log_entry');

/** Carries the incidents' log entries into the timeline, without gaps and without doubles. */
export function createTimelineReader({ clock, random, api, store, publish, report }: TimelineOptions) {
  const tracked = new Map<string, Tracked>();
  let selected: string | null = null;

  function follow(incident: Incident): void {
    const now = clock.monotonic();
    const known = tracked.get(incident.id);
    if (known !== undefined && known.closing === null) {
      known.incident = incident;
      return;
    }
    // Re-opened: the whole log. New here: the mark says, when its turn comes.
    tracked.set(incident.id, { incident, due: now, wholeDue: known === undefined ? null : now, closing: null, seen: new Set() });
  }
  /** The whole log of one that is new; after a restart the mark says where to go on, and the whole follows some time later. */
  function decideWhole(it: Tracked): Milliseconds {
    const now = clock.monotonic();
    it.wholeDue ??= store.mark(it.incident.id) === null ? now : now + wholeEvery * random();
    return it.wholeDue;
  }
  function close(incident: Incident): void {
    const now = clock.monotonic();
    const times = afterClosing.map((delay) => now + delay);
    tracked.set(incident.id, { incident, due: now, wholeDue: now, closing: times, seen: tracked.get(incident.id)?.seen ?? new Set() });
  }

  async function fetchLog(it: Tracked, inTurn: boolean): Promise<ApiFailure | null> {
    const { id } = it.incident;
    const now = clock.monotonic();
    const mark = store.mark(id);
    const whole = now >= decideWhole(it) && (inTurn || mark === null || it.closing !== null);
    const answer = await api.logEntries(id, whole || mark === null ? null : mark - overlap, it.incident.createdAt);
    if (answer.kind === 'ok') await keep(it, answer.value, mark);
    const notes = answer.kind === 'ok' && whole ? await fetchNotes(it.incident, answer.value) : null;
    // A log that cannot be read now must not keep the others waiting.
    it.due = now + (id === selected ? 15 * second : minute);
    if (whole && answer.kind === 'ok') it.wholeDue = now + wholeEvery;
    if (it.closing !== null) {
      const rest = it.closing.slice(1);
      const [next] = rest;
      if (next === undefined) tracked.delete(id);
      else Object.assign(it, { closing: rest, due: next, wholeDue: next });
    }
    return answer.kind === 'ok' ? notes : answer;
  }
  async function keep(it: Tracked, entries: readonly LogEntryAnswer[], mark: Instant | null): Promise<void> {
    const newest = newestEntryAt(entries);
    const moved = newest !== null && (mark === null || newest > mark);
    if (!moved && entries.every(({ id }) => it.seen.has(id))) return;
    try {
      const told = store.notesBesideLog(it.incident.id);
      const isOldNews = (event: NewEvent) => isNote(event) && told.some((note) => isSameNote(note, noteOfEvent(event)));
      const events = toEvents(entries, it.incident).filter((event) => !isOldNews(event));
      // A long log in small steps; the mark moves with the last one, so that what was begun and not ended is read again.
      let from = 0;
      for (; events.length - from > savedAtOnce; from += savedAtOnce) {
        await giveWay(clock);
        save(it.incident.id, events.slice(from, from + savedAtOnce), null);
      }
      if (from > 0) await giveWay(clock);
      save(it.incident.id, events.slice(from), moved ? newest : null);
      it.seen = new Set(entries.map(({ id }) => id));
    } catch (error) {
      // The mark has not moved, so the next fetch brings them again.
      report(error);
    }
  }
  function save(incidentId: string, events: readonly NewEvent[], mark: Instant | null): void {
    const added = store.saveLogPage(incidentId, events, mark);
    if (added.length > 0) publish(added);
  }
  /** The notes themselves are the truth: the log can tell of them late, or without their text. */
  async function fetchNotes(incident: Incident, log: readonly LogEntryAnswer[]): Promise<ApiFailure | null> {
    const answer = await api.notes(incident.id);
    if (answer.kind !== 'ok') return answer;
    try {
      const told = [...toEvents(log, incident).filter(isNote).map(noteOfEvent), ...store.notesBesideLog(incident.id)];
      const missing = notesBesideLog(answer.value, told, incident);
      if (missing.length > 0) save(incident.id, missing, null);
    } catch (error) {
      report(error);
    }
    return null;
  }

  return {
    /** Brings the list of what is followed up to date. */
    update(open: readonly Incident[]): void {
      const ids = new Set(open.map(({ id }) => id));
      for (const incident of open) follow(incident);
      for (const it of tracked.values()) if (!ids.has(it.incident.id) && it.closing === null) close(it.incident);
    },
    /** Incidents that were over before they were ever followed: their log is read as that of any that closes. */
    passed(incidents: readonly Incident[]): void {
      for (const incident of incidents) close(incident);
    },
    /** The incident that the person looks at is read more often. */
    select(id: string | null): void {
      selected = id;
      const it = id === null ? undefined : tracked.get(id);
      if (it !== undefined) it.due = Math.min(it.due, clock.monotonic());
    },
    /** Soon: something was just done to it. */
    hurry(id: string): void {
      const it = tracked.get(id);
      if (it !== undefined) it.due = clock.monotonic();
    },
    /** Reads what is due, the most urgent first. Returns what should slow everything down; null: nothing. */
    async readDue(): Promise<ApiFailure | null> {
      const now = clock.monotonic();
      const limit = isRunningLow(api.meter().remainingShare) ? fetchesAtOnce / 4 : fetchesAtOnce;
      const rank = (it: Tracked) => (it.incident.id === selected ? -Infinity : it.due);
      const due = [...tracked.values()].filter((it) => it.due <= now).sort((a, b) => rank(a) - rank(b)).slice(0, limit);
      let wholes = 0;
      for (const it of due) {
        const isWhole = now >= decideWhole(it);
        if (isWhole) wholes += 1;
        const failure = await fetchLog(it, wholes <= wholesAtOnce);
        if (failure !== null && failure.kind !== 'refused' && failure.kind !== 'bad-answer') return failure;
      }
      return null;
    },
  };
}
