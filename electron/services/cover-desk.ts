import { reasonOf } from '../../shared/domain/reason-of.ts';
import { byUrgency } from '../../shared/domain/situation-order.ts';
import { isOpen } from '../../shared/domain/situation-members.ts';
import { severityLabel } from '../../shared/model/severity.ts';
import { escapeSlack } from '../../shared/domain/escape-text.ts';
import { coverBrief, type BriefFacts } from '../../shared/domain/cover-brief.ts';
import { numberIn, textIn, textsIn } from '../../shared/domain/payload-fields.ts';
import { formatDuration } from '../../shared/domain/format-duration.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Cover, CoverBegin, CoverDraft, CoverSchedule } from '../../shared/model/cover.ts';
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
  /** Schedules that the person has now; empty while PagerDuty is not connected. */
  readonly schedules: () => readonly CoverSchedule[];
  /** Posts a text where Slack is connected to. */
  readonly post: (about: { readonly id: string; readonly title: string }, text: string) => Outcome;
  readonly beginEmergency: (said: { readonly approver: string; readonly reason: string }) => Outcome;
  readonly publish: (cover: Cover | null) => void;
  readonly report: (error: unknown) => void;
};

/** "I cannot continue" (S23, C33): the brief, who covers, what is handed to them. What is not named on screen does not happen. */
export function createCoverDesk({ clock, journal, facts, myself, policy, known, pageOf, incidents, schedules, ask, post, beginEmergency, publish, report }: CoverDeskOptions) {
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
  type Request = Parameters<CoverDeskOptions['ask']>[0];
  /** What PagerDuty is asked; how much of it could be put in the outbox, and why the rest could not. */
  function put(requests: readonly Request[]): { readonly asked: number; readonly problem: string } {
    let asked = 0;
    let problem = '';
    for (const request of requests) {
      try {
        ask(request);
        asked += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) report(error);
        problem = reasonOf(error);
      }
    }
    return { asked, problem };
  }
  function overridesFor({ overrides, userId, name }: CoverBegin): readonly Request[] {
    const known = schedules();
    return overrides.map(({ scheduleId, until }) => {
      const scheduleName = known.find(({ id }) => id === scheduleId)?.name ?? scheduleId;
      return { incidentId: null, action: { kind: 'override', scheduleId, scheduleName, userId: userId ?? '', userName: name, from: clock.now(), to: until }, seen: null };
    });
  }
  function send(id: string, title: string, text: string): Outcome {
    try {
      return post({ id, title }, escapeSlack(text));
    } catch (error) {
      if (!(error instanceof Refusal)) report(error);
      return { result: 'failed', message: `The notice was not posted: ${reasonOf(error)}` };
    }
  }
  /** Whether the wider limits hold: handing over what was named does not wait for that. */
  function widen(approver: string, name: string): { readonly message: string; readonly failed: boolean } {
    try {
      return { message: beginEmergency({ approver, reason: `Cover by ${name}` }).message, failed: false };
    } catch (error) {
      if (!(error instanceof Refusal)) report(error);
      return { message: `Emergency rules were not begun: ${reasonOf(error)}`, failed: true };
    }
  }
  const some = (count: number, one: string, more: string) => (count === 1 ? one : `${count} ${more}`);
  /** What is on its way, and what is not. */
  function told(said: CoverBegin, reassigned: ReturnType<typeof put>, overridden: ReturnType<typeof put>, posted: Outcome | null): { readonly message: string; readonly failed: boolean } {
    const under = [
      ...(reassigned.asked === 0 ? [] : [`${some(reassigned.asked, 'One incident is', 'incidents are')} on the way to them in PagerDuty.`]),
      ...(overridden.asked === 0 ? [] : [`${some(overridden.asked, 'The override is', 'overrides are')} on the way: it counts once PagerDuty shows it.`]),
      ...(posted === null || posted.result === 'failed' ? [] : [posted.message]),
    ];
    const missing = [
      ...(reassigned.problem === '' ? [] : [`${said.incidentIds.length - reassigned.asked} could not be reassigned: ${reassigned.problem}`]),
      ...(overridden.problem === '' ? [] : [`${said.overrides.length - overridden.asked} could not be overridden: ${overridden.problem}`]),
      ...(posted?.result === 'failed' ? [posted.message] : []),
    ];
    const alone = under.length === 0 ? 'Watchkeeper tells nobody by itself: send the brief.' : said.notice === null ? `${under.join(' ')} Send the brief, too.` : under.join(' ');
    return { message: [alone, ...missing].join(' '), failed: missing.length > 0 };
  }

  return {
    status,
    draft(): CoverDraft {
      const { levels, contacts } = policy();
      const facts = known();
      const held = schedules();
      const inSchedules = held.flatMap(({ name: schedule, others }) => others.map(({ userId, name }) => ({ name, how: `PagerDuty: ${schedule}`, userId })));
      const people = [...levels.flatMap(({ contact, name }) => contacts.find(({ id }) => id === contact) ?? { name, phone: null, slack: null }), ...contacts];
      const ofPolicy = people.map(({ name, phone, slack }) => ({ name, how: [phone, slack].filter((way) => way !== null).join(', '), userId: null }));
      const named = new Map([...inSchedules, ...ofPolicy].map((person) => [person.name, person]));
      return {
        brief: coverBrief({ ...facts, pages: pagesOf(facts) }, clock.now()),
        people: [...named.values()],
        incidents: mine().map(({ id, title }) => ({ id, title })),
        schedules: held,
        open: facts.situations.filter(isOpen).toSorted(byUrgency).map(({ severity, title }) => `${severityLabel(severity)} ${plainLine(title, 120)}`),
      };
    },
    begin(said: CoverBegin): Outcome {
      const { name, brief, userId, incidentIds, overrides, notice, approver } = said;
      const since = clock.now();
      const noticeId = notice === null ? null : `cover-${since}`;
      const scheduleIds = overrides.map(({ scheduleId }) => scheduleId);
      const title = `${plainLine(name)} covers: I cannot continue`;
      write({ title, body: brief, payload: { cover: name, since, incidents: incidentIds, schedules: scheduleIds, notice: noticeId } }, { name, since, incidentIds, scheduleIds, noticeId });
      const emergency = approver === null ? null : widen(approver, name);
      const reassigned = put(userId === null ? [] : incidentIds.map((incidentId) => ({ incidentId, action: { kind: 'reassign', userIds: [userId] }, seen: null })));
      const overridden = put(userId === null ? [] : overridesFor(said));
      const posted = notice === null || noticeId === null ? null : send(noticeId, 'Cover notice', notice);
      const { message, failed } = told(said, reassigned, overridden, posted);
      return { result: failed || emergency?.failed === true ? 'failed' : 'done', message: [`It is on record that ${name} covers.`, message, ...(emergency === null ? [] : [emergency.message])].join(' ') };
    },
    /** A text that asks for cover, as the person saw it. */
    ask: (text: string): Outcome => send(`cover-${clock.now()}`, 'Cover request', text),
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
  const since = numberIn(payload, 'since') ?? occurredAt;
  return { name, since, incidentIds: textsIn(payload, 'incidents'), scheduleIds: textsIn(payload, 'schedules'), noticeId: textIn(payload, 'notice') };
}
