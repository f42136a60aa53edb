import type { dutyCalls } from '../../shared/ipc/contract/duty.ts';
import type { rotaCalls } from '../../shared/ipc/contract/rota.ts';
import type { runbookCalls } from '../../shared/ipc/contract/runbook.ts';
import type { trainingCalls } from '../../shared/ipc/contract/training.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import { done, type CallsOf } from './fake-calls.ts';
import type { FakeWorld } from './fake-world.ts';

/** Hours, rota, reference, training, over a world in memory. */
export function peopleHandlers(world: FakeWorld): CallsOf<typeof dutyCalls & typeof trainingCalls & typeof rotaCalls & typeof runbookCalls> {
  return {
    'duty.status': async () => world.duty,
    'duty.begin': () => done('Your shift has begun.'),
    'duty.end': () => done('Your shift has ended after 3 h 12.'),
    'duty.enter': () => done('The hours are entered.'),
    'duty.correct': () => done('Corrected; the timeline keeps what it said before.'),
    'duty.answerSleep': () => done('Counted as rest.'),
    'duty.list': async () => world.dutyDays,
    'duty.tellSecond': ({ name }) => done(`Noted: ${name} has worked 3 h 00.`),
    'emergency.begin': () => done('Emergency rules hold now. End them when the emergency is over.'),
    'emergency.end': () => done('The usual limits hold again; the rest after it is the long one.'),
    'cover.status': async () => world.cover,
    'cover.draft': async () => world.coverDraft,
    'cover.begin': ({ name }) => done(`It is on record that ${name} covers.`),
    'cover.ask': () => done('On its way to Slack #incidents.'),
    'cover.end': () => done('You have the watch again.'),
    'break.status': async () => world.breaks,
    'break.take': () => done('Enjoy your break. Alerts reach you as before.'),
    'break.postpone': () => done('Postponed by 10 min.'),
    'break.refuse': () => done('Noted. It stays owed, and is asked about again when the next one falls due.'),
    'break.end': () => done('Welcome back.'),
    'routine.view': async () => world.routines,
    'routine.tick': () => done(''),
    'routine.done': () => done('Morning review done, 6 of 6.'),
    'routine.skip': () => done('Morning review of 09:00 skipped.'),
    'routine.undo': () => done('Taken back.'),
    'drills.view': async () => world.drills,
    'drills.start': () => done('Slow burn begins in a window of its own. The watch goes on here.'),
    'drills.open': () => done('Our own scenario can be played.'),
    'drills.show': () => done(''),
    'drills.end': () => done('The drill was broken off. Nothing of it is kept.'),
    'drills.result': async () => {
      if (world.drillResult === null) throw new Refusal({ code: 'not-found', message: 'This result is not here any more.' });
      return world.drillResult;
    },
    'drills.remove': () => done('The result was removed.'),
    'drill.now': async () => world.drill,
    'drill.control': () => done(''),
    'drill.finish': () => done('The drill is over.'),
    'drill.leave': () => done(''),
    'training.view': async () => world.training,
    'training.due': async () => world.training.due,
    'training.saveTrainee': async ({ name }) => ({ result: 'done', message: `${name} added.` }),
    'training.removeTrainee': () => done('Removed.'),
    'training.record': () => done('Recorded.'),
    'training.strike': () => done('Struck.'),
    'training.rate': () => done('Your rating.'),
    'training.undo': () => done('Taken back.'),
    'rota.view': async () => world.rota,
    'rota.setPlan': () => done('Rota made.'),
    'rota.setSelf': () => done('You are Kim Doe.'),
    'rota.override': () => done('Kim Doe is primary.'),
    'rota.absence': () => done('Kim Doe is away.'),
    'rota.removeOverride': () => done('Cover removed.'),
    'rota.removeAbsence': () => done('Absence removed.'),
    'rota.tickStep': () => done(''),
    'rota.calendar': async () => ({ fileName: 'rota.ics', text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }),
    'rota.readCalendar': async () => world.calendarFile,
    'rota.importCalendar': () => done('The rota is the calendar now.'),
    'rota.feed': async () => world.feed,
    'rota.setFeed': async ({ on }) => {
      world.feed = { on, addresses: on ? { own: 'http://127.0.0.1:43117/vQ3x/my-shifts.ics', all: 'http://127.0.0.1:43117/vQ3x/rota.ics' } : null, problem: '' };
      return { result: 'done', message: on ? 'The live calendar is on.' : 'The live calendar is off.' };
    },
    'rota.renewFeed': () => done('The live calendar has a new address.'),
    'rota.undo': () => done('Taken back.'),
    'runbook.view': async () => world.runbook,
    'runbook.confirm': () => done('Grafana: https://grafana.company.com opens, 2 Mar 2026.'),
    'runbook.undo': () => done('Taken back.'),
    'runbook.allow': () => done('Allowed on this machine, as long as the text stays the same.'),
    'runbook.disallow': () => done('It is not run from here any more.'),
    'runbook.run': async ({ text }) => ({ text, end: { how: 'exited', code: 0 }, words: 'Exit 0 after 412 ms.', output: 'NAME                READY   STATUS    RESTARTS   AGE\ncheckout-7d9f4      1/1     Running   0          4d\nquotes-55c8b        0/1     CrashLoop 17         38m', cut: false, startedAt: 0 }),
    'runbook.stop': () => done('Stopped.'),
  };
}
