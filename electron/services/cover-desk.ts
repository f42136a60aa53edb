import { coverBrief, type BriefFacts } from '../../shared/domain/cover-brief.ts';
import { numberIn, textIn } from '../../shared/domain/payload-fields.ts';
import { formatDuration } from '../../shared/domain/format-duration.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Cover, CoverBegin, CoverDraft } from '../../shared/model/cover.ts';
import type { NewEvent, WatchEvent } from '../../shared/model/event.ts';
import type { IncidentPage } from '../../shared/model/incident-page.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { OutboxItem, OutboxRequestSchema } from '../../shared/model/outbox.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { IncidentPolicy } from '../../shared/policy/incident-policy.ts';
import { elapsedDay } from '../../shared/time/duration.ts';
import type { z } from 'zod';
import type { Clock } from './ports/clock.ts';
import type { FactStore } from './ports/fact-store.ts';
import type { Journal } from './ports/journal.ts';

/** A cover of longer ago is nobody's news any more. */
const lookBack = 7 * elapsedDay;

export type CoverDeskOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly journal: Journal;
  readonly facts: Pick<FactStore, 'ofKinds'>;
  /** How the timeline calls the person, and who they are in PagerDuty. */
  readonly myself: () => { readonly name: string; readonly userId: string | null };
  readonly policy: () => Pick<IncidentPolicy, 'levels' | 'contacts'>;
  /** What is open and how it stands, but for the pages of its incidents. */
  readonly known: () => Omit<BriefFacts, 'pages'>;
  /** Throws a Refusal for an incident that is not known. */
  readonly pageOf: (incidentId: string) => IncidentPage;
  readonly incidents: () => readonly Incident[];
  /** Puts a write to PagerDuty in the outbox; throws when it cannot. */
  readonly ask: (request: z.infer<typeof OutboxRequestSchema>) => OutboxItem;
  readonly beginEmergency: (said: { readonly approver: string; readonly reason: string }) => Outcome;
  readonly publish: (cover: Cover | null) => void;
  readonly report: (error: unknown) => void;
};

/** "I cannot continue" (S23, C33): the brief, who covers, what is handed to them. What is not named on screen does not happen. */
export function createCoverDesk({ clock, journal, facts, myself, policy, known, pageOf, incidents, ask, beginEmergency, publish, report }: CoverDeskOptions) {
  let cover: Cover | null | undefined;

  function status(): Cover | null {
    if (cover === undefined) {
      const last = facts.ofKinds(['cover.changed'], clock.now() - lookBack).toSorted((a, b) => a.id - b.id).at(-1);
      cover = last === undefined ? null : coverIn(last);
    }
    return cover;
  }
  function write(event: Omit<NewEvent, 'source' | 'actor' | 'occurredAt' | 'kind'>, next: Cover | null): void {
    const added = journal.append([{ occurredAt: clock.now(), kind: 'cover.changed', source: 'person', actor: myself().name, ...event }]);
    if (added.length === 0) throw new Refusal({ code: 'unavailable', message: 'The data file takes nothing at the moment. Nothing was handed over; copy the brief and send it by hand.' });
    cover = next;
    publish(next);
  }
  function pagesOf(facts: Omit<BriefFacts, 'pages'>): readonly IncidentPage[] {
    const ids = facts.situations.filter(({ status }) => status !== 'resolved').flatMap(({ members }) => members.filter(({ kind }) => kind === 'incident').map(({ id }) => id));
    return ids.flatMap((id) => {
      try {
        return [pageOf(id)];
      } catch (error) {
        // A brief without one page is better than none.
        if (!(error instanceof Refusal)) report(error);
        return [];
      }
    });
  }
  function mine(): readonly Incident[] {
    const { userId } = myself();
    return incidents().filter(({ status, source, elsewhere, acknowledgers }) => status === 'acknowledged' && source !== 'local' && elsewhere !== true && acknowledgers.some(({ id }) => id === userId));
  }
  /** What PagerDuty is asked; how many could be put in the outbox, and why the others could not. */
  function reassign(ids: readonly string[], userId: string): { readonly asked: readonly string[]; readonly problem: string } {
    const asked: string[] = [];
    let problem = '';
    for (const incidentId of ids) {
      try {
        ask({ incidentId, action: { kind: 'reassign', userIds: [userId] }, seen: null });
        asked.push(incidentId);
      } catch (error) {
        if (!(error instanceof Refusal)) report(error);
        problem = error instanceof Error ? error.message : String(error);
      }
    }
    return { asked, problem };
  }

  return {
    status,
    draft(): CoverDraft {
      const { levels, contacts } = policy();
      const facts = known();
      const people = [...levels.flatMap(({ contact, name }) => contacts.find(({ id }) => id === contact) ?? { name, phone: null, slack: null }), ...contacts];
      const named = new Map(people.map(({ name, phone, slack }) => [name, { name, how: [phone, slack].filter((way) => way !== null).join(', ') }]));
      return {
        brief: coverBrief({ ...facts, pages: pagesOf(facts) }, clock.now()),
        people: [...named.values()],
        incidents: mine().map(({ id, title }) => ({ id, title })),
      };
    },
    begin({ name, brief, userId, incidentIds, approver }: CoverBegin): Outcome {
      const since = clock.now();
      const title = `${plainLine(name)} covers: I cannot continue`;
      write({ title, body: brief, payload: { cover: name, since, incidents: incidentIds } }, { name, since, incidentIds });
      const emergency = approver === null ? '' : beginEmergency({ approver, reason: `Cover by ${name}` }).message;
      const { asked, problem } = userId === null ? { asked: [], problem: '' } : reassign(incidentIds, userId);
      const told = asked.length === 0 ? 'Watchkeeper tells nobody by itself: send the brief.' : `${asked.length === 1 ? 'One incident is' : `${asked.length} incidents are`} on the way to them in PagerDuty; send the brief, too.`;
      const missing = incidentIds.length - asked.length;
      const failed = missing === 0 ? '' : ` ${missing} could not be reassigned: ${problem}`;
      return { result: missing === 0 ? 'done' : 'failed', message: `It is on record that ${name} covers. ${told}${failed}${emergency === '' ? '' : ` ${emergency}`}` };
    },
    end(): Outcome {
      const now = status();
      if (now === null) return { result: 'nothing-to-do', message: 'Nobody covers for you.' };
      write({ title: `Back after ${formatDuration(clock.now() - now.since)} covered by ${plainLine(now.name)}`, payload: { cover: null } }, null);
      return { result: 'done', message: `You have the watch again. What was reassigned stays with ${now.name} until they give it back.` };
    },
  };
}

export type CoverDesk = ReturnType<typeof createCoverDesk>;

function coverIn({ occurredAt, payload }: WatchEvent): Cover | null {
  const name = textIn(payload, 'cover');
  if (name === null || name === '') return null;
  const ids: unknown = typeof payload === 'object' && payload !== null && 'incidents' in payload ? payload.incidents : [];
  return { name, since: numberIn(payload, 'since') ?? occurredAt, incidentIds: Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [] };
}
