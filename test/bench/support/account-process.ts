// PagerDuty's account in a process of its own, so that answering costs the watcher nothing. The argument says what is open there.
import { createSystemClock } from '../../../electron/adapters/clock.ts';
import { createSimulator } from '../../../electron/drill/simulator.ts';
import { elapsedDay, minute } from '../../../shared/time/duration.ts';
import { drillAccount, me } from '../../support/drill-account.ts';
import type { AccountPlan } from './account.ts';

const { incidents, entries, entriesEach, loud } = JSON.parse(process.argv[2] ?? '') as AccountPlan;
const clock = createSystemClock();
const now = clock.now();
const schedules = (drillAccount.schedules ?? []).map((schedule) => ({ ...schedule, duties: [{ userId: me, start: now - elapsedDay, end: now + elapsedDay }] }));
const simulator = createSimulator({ ...drillAccount, schedules, clock, requestsPerMinute: 1_000_000 });

// Older than a day: what comes and goes between two looks is another matter.
const began = now - 3 * elapsedDay;
for (let number = 0; number < incidents; number += 1) {
  const at = began + Math.floor((number / incidents) * elapsedDay);
  simulator.trigger({ serviceId: 'SQUOTE', title: `Quote ${number} is slow`, priorityId: loud ? `PR${1 + (number % 3)}` : 'PR3', createdAt: at, assignTo: [me] });
}
// Its trigger and its assignment are two of them.
const heavy = [...simulator.world.incidents.keys()].slice(0, Math.ceil(entries / entriesEach));
for (const id of heavy) {
  for (let number = 0; number < entriesEach - 2; number += 1) simulator.log(id, 'notify_log_entry', `Robin Vale was told by phone, try ${number}`, { at: began + elapsedDay + number * minute });
}
process.on('message', () => process.send?.({ calls: simulator.requests.length, lists: simulator.requests.filter(({ path, query }) => path === '/incidents' && query.has('statuses[]') && query.get('offset') === '0').length }));
process.on('disconnect', () => process.exit());
process.send?.({ apiBase: await simulator.start() });
