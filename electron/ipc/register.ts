import { BrowserWindow, ipcMain } from 'electron';
import { callChannel, eventChannel } from '../../shared/ipc/channels.ts';
import type { EventName, Payload } from '../../shared/ipc/contract.ts';
import type { Answer } from './answer.ts';
import { hears, mayCall, pageAt, pageOfSender } from './sender.ts';

export type RegisterOptions = {
  readonly devOrigin: string | null;
  readonly answer: Answer;
  /** Told of every refusal. */
  readonly report: (call: string, error: unknown) => void;
};

let knownDevOrigin: string | null = null;

/** The one place that touches `ipcMain`. A message from anything but our own pages is refused and reported. */
export function registerCalls({ devOrigin, answer, report }: RegisterOptions): void {
  knownDevOrigin = devOrigin;
  ipcMain.handle(callChannel, async ({ senderFrame }, name: unknown, input: unknown) => {
    const sender = senderFrame === null ? null : { url: senderFrame.url, isMainFrame: senderFrame.parent === null };
    const page = pageOfSender(sender, devOrigin);
    if (page === null || !mayCall(page, name)) {
      report(String(name).slice(0, 80), new Error(`refused a call from ${sender?.url ?? 'a frame that is gone'}`));
      return { ok: false, problem: { code: 'refused', message: 'Calls are answered for Watchkeeper’s own window only.' } };
    }
    return answer(name, input);
  });
}

export type Publish = <K extends EventName>(name: K, payload: Payload<K>) => void;

/** Sends an event to every page that shows it; with none there is nobody to tell. */
export const publish: Publish = (name, payload) => {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed() && hears(pageAt(window.webContents.getURL(), knownDevOrigin), name)) window.webContents.send(eventChannel, name, payload);
  }
};
