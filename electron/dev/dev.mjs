import { rmSync } from 'node:fs';
import path from 'node:path';
import { prepareDisplay, startOptions } from './steps/display.mjs';
import { appArguments, parseStartFlags } from './steps/flags.mjs';
import { root } from './steps/paths.mjs';
import { prepareElectron, runCommand } from './steps/prepare.mjs';
import { exitWith } from './steps/report.mjs';
import { runShowing } from './steps/run.mjs';
import { toolScript } from './steps/tool.mjs';

// The builder starts Electron itself, watches the sources, reloads the window and restarts the app.
await exitWith(() => {
  const flags = parseStartFlags(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  return runCommand(async () => {
    const electron = await prepareElectron();
    const desktop = await prepareDisplay(electron, { options: startOptions() });
    const env = { ...(desktop?.env ?? process.env), ...electron.env, ELECTRON_EXEC_PATH: electron.executable, ...(electron.args.includes('--no-sandbox') && { NO_SANDBOX: '1' }) };
    process.on('SIGINT', () => {});
    // What is built here is for the server that runs now: the next start must not take it for its own.
    rmSync(path.join(root, 'out', 'sources'), { force: true });
    try {
      return await runShowing(process.execPath, [toolScript('electron-vite'), 'dev', '--watch', '--', ...appArguments(flags)], { cwd: root, env });
    } finally {
      await desktop?.close();
    }
  });
});
