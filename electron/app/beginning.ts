import { app } from 'electron';
import type { OpenedFiles } from '../adapters/opened-files.ts';
import { listenToPower } from '../adapters/power-events.ts';
import { forgetRestored } from '../database/copies/restored.ts';
import { createAbsenceKeeper } from '../services/absence-keeper.ts';
import type { CommandLine } from '../services/command-line.ts';
import { createHandedFile } from '../services/handed-file.ts';
import { tellRestored } from '../services/restored.ts';
import { createTick } from '../services/tick.ts';
import type { House } from './house.ts';

type Given = {
  readonly commandLine: CommandLine;
  readonly openedFiles: OpenedFiles;
  /** From then on, a change of the facts leads to something. */
  readonly settle: () => void;
};

/** The watch begins. */
export function beginWatch(house: House, { commandLine, openedFiles, settle }: Given) {
  const { stage, machine, clock, folder, report, fail, attempt, afterWindow, settings, restored, notices, showWindow, journal, data, stores, ledger, policy, zone, notifications } = house;
  const { situations, alerting, sight, desk, outbox, messaging, connection, reading, checking, hours, rota, selfTest, signOfLife, hotkeys } = house;
  const { calendars, routines, wellness, training, handoffs, exchange } = house;
  const { poller, maintenance } = checking;
  const absence = createAbsenceKeeper({ clock, journal, report, meta: stores.meta });
  const tick = createTick({
    clock, ...(stage === null ? { uptime: machine.uptime } : {}),
    onGap: (gap) => {
      // A drill's clock waits for a machine that sleeps; at 60 times the speed a busy second is no sleep of a minute.
      if (stage !== null) return;
      for (const act of [() => sight.slept(gap), outbox.wake, messaging.wake, selfTest.woke, desk.lookAnew, hours.woke, () => routines.made()?.refresh(), () => handoffs.made()?.refresh()]) attempt(act);
    },
    onClockStep: ({ by }) => {
      for (const act of [maintenance.refresh, desk.lookAnew, () => sight.clockStepped(by), hours.clockStepped, () => routines.made()?.refresh(), () => handoffs.made()?.refresh()]) attempt(act);
    },
    onTick: () => {
      for (const part of [poller, absence, ...(stage === null ? [selfTest, signOfLife] : []), notifications, hours, rota]) attempt(part.tick);
      attempt(() => routines.made()?.tick());
      attempt(() => handoffs.made()?.tick());
      void wellness.get().then(({ tick: look }) => look()).catch(report);
      attempt(() => training.made()?.tick());
    },
  });
  // A drill stands still while the machine sleeps.
  if (stage === null) listenToPower({ suspended: tick.suspended, resumed: tick.resumed });
  for (const part of [situations, alerting, desk]) attempt(part.start);
  attempt(hotkeys.refresh);
  settle();
  for (const begin of [hours.start, data.check, async () => (await handoffs.get()).start(), routines.get]) afterWindow(begin);
  // Only where the last run served a calendar, and where somebody is on record that something can fall due for.
  afterWindow(() => (stores.meta.get('rota.feed') === null ? null : calendars.get()));
  afterWindow(async () => (stores.training.trainees().length === 0 ? null : (await training.get()).refresh()));
  const takeHanded = createHandedFile({ take: async (path) => (await exchange.get()).takeFile(path), notices, show: (id) => showWindow('handoff', id), report });
  openedFiles.listen((path) => void takeHanded(path).catch(fail));
  ledger.start().catch(fail);
  const away = absence.start();
  if (away !== null) sight.absent(away);
  journal.append([{ occurredAt: clock.now(), kind: 'app.started', source: 'watchkeeper', title: `Watchkeeper ${app.getVersion()} started` }]);
  if (restored !== null) attempt(() => tellRestored({ clock, journal, notices }, restored));
  if (settings.repaired !== null) {
    notices.raise({ id: 'preferences', level: 'warning', title: 'The settings were repaired', detail: settings.repaired, dismissible: true });
  }
  // An older state of the data does not know what went out since.
  const doubtful = data.wasRepaired() || (restored !== null && (restored.ok || restored.apart !== null));
  const isQueued = attempt(() => outbox.resume({ doubtful }));
  const isWritten = attempt(() => messaging.start({ doubtful }));
  // Killed before this, the next start begins with the same doubt.
  if (restored !== null && isQueued && isWritten) attempt(() => forgetRestored(folder));
  if (stage === null) reading.start(commandLine.demo);
  checking.start(!commandLine.hidden);
  tick.start();
  if (stage === null) selfTest.start();
  else void stage.begin({ checks: stores.checks, checksChanged: poller.refresh, connect: connection.connect, record: { incidents: stores.incidents, facts: stores.facts, policy: policy.policy, zone } }).catch(fail);
  void notifications.look().catch(report);
  return { tick, absence };
}
