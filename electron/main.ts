import { app, dialog } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { reasonOf } from '../shared/domain/reason-of.ts';
import { declareScheme } from './adapters/app-protocol.ts';
import { keepOpenedFiles } from './adapters/opened-files.ts';
import { showFirst } from './first-sight.ts';
import { readCommandLine } from './services/command-line.ts';

// Few objects die young here: what V8 would keep free for them is memory for nothing (T4).
setFlagsFromString('--semi-space-growth-factor=1');

const commandLine = readCommandLine(process.argv.slice(1));

app.setName('Watchkeeper');
// Chromium cannot sandbox root: a run from a checkout as root says so with this flag, and forcing it would keep every process from starting.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
declareScheme();
// Nothing that a drill does may reach anything: its window and its requests find no name but this machine's own.
if (commandLine.drill) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND , EXCLUDE localhost');

if (commandLine.unknown.length > 0) {
  process.stderr.write(`Unknown flag ${commandLine.unknown.join(', ')}. Known are --policy FILE, --demo, --hidden and --user-data-dir=DIR.\n`);
  app.exit(2);
} else if (!app.requestSingleInstanceLock()) {
  // The first instance comes to the front and gets our arguments.
  app.exit(0);
} else {
  start().catch((error: unknown) => {
    const reason = reasonOf(error);
    process.stderr.write(`Watchkeeper could not start: ${reason}\n`);
    dialog.showErrorBox('Watchkeeper could not start', reason);
    app.exit(1);
  });
}

/** The icon and the window are there before the rest of the program is read (T1, T2). */
async function start(): Promise<void> {
  const folder = app.getPath('userData');
  // macOS names them before the program is ready.
  const openedFiles = keepOpenedFiles(app, { words: process.argv.slice(1), folder: process.cwd() });
  // Asked for before the last end: nothing of it may be open yet.
  const left = existsSync(join(folder, 'erase.json')) ? (await import('./adapters/profile-eraser.ts')).eraseProfile(folder) : [];
  await app.whenReady();
  if (left.length > 0) dialog.showErrorBox('Not everything could be erased', `Remove these yourself from ${folder}:\n${left.join('\n')}`);
  const first = showFirst(commandLine);
  await first.firstFrame;
  const { startApp } = await import('./app.ts');
  await startApp(commandLine, first, openedFiles);
}
