import { app } from 'electron';
import type { WatchEvent } from '../shared/model/event.ts';
import type { OpenedFiles } from './adapters/opened-files.ts';
import { onQuit } from './adapters/quit.ts';
import { beginWatch } from './app/beginning.ts';
import { composeConsequences } from './app/consequences.ts';
import { composeDataRoom } from './app/data-room.ts';
import { composeDutyRoom } from './app/duty-room.ts';
import { endWatch, mayEnd } from './app/ending.ts';
import { composeGround } from './app/ground.ts';
import { composeHealthRoom } from './app/health-room.ts';
import type { House } from './app/house.ts';
import { composeLateRooms } from './app/late-rooms.ts';
import { composePolicyRoom } from './app/policy-room.ts';
import { composeProofRoom } from './app/proof-room.ts';
import { composeReachRoom } from './app/reach-room.ts';
import { composeReadingRoom } from './app/reading-room.ts';
import { composeResponseRoom } from './app/response-room.ts';
import { composeVoiceRoom } from './app/voice-room.ts';
import { composeWatchRoom } from './app/watch-room.ts';
import { composeWindowRoom } from './app/window-room.ts';
import type { FirstSight } from './first-sight.ts';
import { publish } from './ipc/register.ts';
import type { CommandLine } from './services/command-line.ts';
import { onceATurn } from './services/once-a-turn.ts';

/**
 * Puts the program together, room by room in start-up order. A room gets what was made before it; what comes after it, it gets as a
 * function, asked when it is wanted.
 */
export async function startApp(commandLine: CommandLine, first: FirstSight, openedFiles: OpenedFiles): Promise<void> {
  // A drill is this same program, in a process and on a profile of its own (drill-stage says why).
  const stage = commandLine.drill ? await openDrill(first) : null;
  // What a change leads to: nothing while the parts are still being put together.
  let follow = () => {};
  let policyChanged = () => {};
  let heard: (added: readonly WatchEvent[]) => void = () => {};
  let chosen: Parameters<typeof composeGround>[0]['chosen'] = () => {};
  const following = { follow: () => follow() };

  const ground = composeGround({ first, stage, chosen: (next, patch) => chosen(next, patch) });
  const data = await composeDataRoom({ ...ground, ...following, heard: (added) => heard(added) });
  const policy = composePolicyRoom({ ...ground, ...data, policyFile: commandLine.policyFile, changed: () => policyChanged() });
  const voice = composeVoiceRoom({ ...ground, ...data, onMuted: (muted) => watch.alerting.attention.set('do-not-disturb', muted) });
  const watch = composeWatchRoom({ ...ground, ...data, ...policy, ...voice, ...following, desk: () => response.desk, reading: () => account.reading, checking: () => health.checking, hours: () => duty.hours, late: () => late });
  const response = composeResponseRoom({ ...ground, ...data, ...policy, ...watch, ...following, reading: () => account.reading, rota: () => duty.rota });
  const account = composeReadingRoom({ ...ground, ...data, ...watch, ...response, ...following, attended: !commandLine.hidden, checking: () => health.checking, rota: () => duty.rota });
  const health = composeHealthRoom({ ...ground, ...data, ...policy, ...watch, ...response });
  const duty = composeDutyRoom({ ...ground, ...data, ...policy, ...watch, ...response, ...account, ...following, late: () => late });
  const proof = composeProofRoom({ ...ground, ...data, ...policy, ...voice, ...watch, ...account, ...health });
  const reach = composeReachRoom({ ...ground, ...watch });
  const late = composeLateRooms({
    ...ground, ...data, ...policy, ...watch, ...response, ...account, ...health, ...duty, ...proof,
    handoffChanged: () => {
      follow();
      watch.countdown.refresh();
    },
  });
  const house: House = { ...ground, ...data, ...policy, ...voice, ...watch, ...response, ...account, ...health, ...duty, ...proof, ...reach, ...late };
  first.complete(composeWindowRoom(house));

  const consequences = composeConsequences(house);
  const begun = beginWatch(house, {
    commandLine, openedFiles,
    settle: () => {
      heard = consequences.heard;
      chosen = (next, patch) => consequences.chosen(next, patch, policyChanged);
      consequences.drawAll();
      follow = onceATurn(consequences.drawAll);
      policyChanged = () => consequences.policyChanged(follow);
    },
  });
  onQuit({ mayQuit: () => mayEnd(house), stop: () => endWatch(house, begun), report: ground.report });
}

/** Loaded for a drill alone: the real watch never reads it. */
async function openDrill({ clock: machine, folder, report, showWindow }: FirstSight) {
  const [{ openStage }, { listenToWatch, readDrillOrder }] = await Promise.all([import('./drill/open-stage.ts'), import('./adapters/drill-home.ts')]);
  return openStage({
    machine, report, order: readDrillOrder(folder), listen: listenToWatch, publish: (now) => publish('drill.changed', now),
    showWindow: () => void showWindow().catch(report), close: () => app.quit(),
  });
}
