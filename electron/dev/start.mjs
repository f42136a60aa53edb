import { runCommand, prepareBuild, prepareElectron } from './steps/prepare.mjs';
import { appArguments, parseStartFlags, startUsage } from './steps/flags.mjs';
import { prepareDisplay, startOptions } from './steps/display.mjs';
import { launchApp } from './steps/app.mjs';
import { takePicture } from './steps/screenshot.mjs';
import { exitWith } from './steps/report.mjs';

// npm runs scripts in the project's folder and says where the person was.
await exitWith(async () => {
  const flags = parseStartFlags(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  if (flags.help) {
    process.stdout.write(`${startUsage}\n`);
    return 0;
  }
  return runCommand(() => start(flags));
});

/**
 * @param {import('./steps/flags.mjs').StartFlags} flags
 * @returns {Promise<number>}
 */
async function start(flags) {
  const electron = await prepareElectron();
  await prepareBuild();
  const desktop = await prepareDisplay(electron, { options: startOptions() });
  try {
    const env = desktop?.env ?? process.env;
    if (desktop !== undefined) process.stdout.write('There is no display here: Watchkeeper runs unseen, and each alert is printed as it is raised. Ctrl-C ends it.\n');
    const app = launchApp(electron, [...(desktop === undefined ? [] : ['--disable-gpu']), ...appArguments(flags)], { env, quiet: desktop !== undefined });
    if (flags.screenshot === undefined) return await app.ended;
    try {
      await takePicture(flags.screenshot, { env, firstAlert: app.firstAlert, gone: app.ended });
      process.stdout.write(`The picture is in ${flags.screenshot}\n`);
    } finally {
      app.quit();
      await app.ended;
    }
    return 0;
  } finally {
    await desktop?.close();
  }
}
