import { clipboard } from 'electron';
import { readFacts } from '../adapters/app-facts.ts';
import type { Rest } from '../first-sight.ts';
import { createAnswer } from '../ipc/answer.ts';
import { createHandlers } from '../ipc/handlers.ts';
import type { House } from './house.ts';

/** What the icon and the window get from the rest. */
export function composeWindowRoom(house: House): Rest {
  const { stage, log, notices, preferences, openLink, showWindow, kept, archive, ledger, sources, stores, sqliteVersion, policyDesk, saveFile, alertTest } = house;
  const { alerting, situations, acknowledge, monitor, sight, acting, desk, messaging, readings, connection, demo, checking, hours, rota, cover } = house;
  const { strip, signOfLife, selfTest, noteWindow, hotkeys, trayWord, calendars, routines, wellness, runbook, training, handoffs, exchange, settingsRoom, drills } = house;
  const { poller, maintenance } = checking;
  const handlers = createHandlers({
    notices, preferences, connection, demo, acknowledge, openLink, archive, ledger, sight, desk, cover, maintenance, selfTest, saveFile,
    facts: () => readFacts(sqliteVersion()),
    status: monitor.status,
    situations: situations.list,
    checks: checking.calls,
    onCall: readings.onCall,
    sources: sources.list,
    testAlert: alertTest.run,
    alerting: alerting.calls, acting: acting.calls, messages: messaging.calls, hours: hours.calls, rota: rota.calls, signOfLife: signOfLife.calls,
    policy: policyDesk, settings: settingsRoom.get, handoffs: handoffs.get, handoffStatus: () => handoffs.made()?.status() ?? null, exchange: exchange.get, runbook: runbook.get, training: training.get,
    trainingDue: async () => (stores.training.trainees().length === 0 ? [] : (await training.get()).calls.due()),
    routines: async () => (await routines.get()).calls, calendars: async () => (await calendars.get()).calls, wellness: async () => (await wellness.get()).calls,
    drills: drills.get, drill: stage?.calls ?? null,
    openWindow: (id) => showWindow('now', id),
    dismissStrip: strip.dismiss, hotkeys: hotkeys.state, closeNote: noteWindow.hide,
    copy: (text) => clipboard.writeText(text),
  });
  return {
    answer: createAnswer({ handlers, report: (call, error) => log.warn(`call ${call}`, error) }),
    sayProblem: (detail) => void notices.raise({ id: 'tray', level: 'warning', title: 'What you chose in the tray did not happen', detail, dismissible: true }),
    proveAlerts: selfTest.run, keepWindowPlace: kept.keepWindowPlace,
    windowChanged: (open) => {
      readings.attend(open);
      poller.showReports(open);
      trayWord.windowChanged(open);
      stage?.windowChanged(open);
      if (open) archive.wake();
      else archive.rest();
    },
  };
}
