import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Desktop } from '../../electron/dev/desktop.mjs';
import { findElectron } from '../../electron/dev/electron-binary.mjs';
import { startPart, stopPart } from '../../electron/dev/session/child.mjs';

const main = `
const { app, BrowserWindow } = require('electron');
app.disableHardwareAcceleration();
app.whenReady().then(() => {
  const window = new BrowserWindow({ fullscreen: true, title: 'Slides', backgroundColor: '#203040' });
  window.loadURL('data:text/html,<title>Slides</title><h1 style="color:white">Slides</h1>');
  window.focus();
});
`;

/** Somebody else's presentation: another process whose only window fills the screen of this desktop. */
export async function openFullScreenProgram(desktop: Desktop) {
  const folder = mkdtempSync(path.join(tmpdir(), 'watchkeeper-slides-'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'slides', main: 'main.cjs' }));
  writeFileSync(path.join(folder, 'main.cjs'), main);
  const { executable, args, env } = await findElectron();
  const part = startPart(executable, [...args, folder, `--user-data-dir=${path.join(folder, 'profile')}`], { env: { ...desktop.env, ...env }, log: path.join(folder, 'log') });
  return {
    async close(): Promise<void> {
      await stopPart(part);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
