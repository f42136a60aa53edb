import { runChecks } from './steps/checks.mjs';
import { runCommand } from './steps/prepare.mjs';
import { exitWith } from './steps/report.mjs';

await exitWith(() =>
  runCommand(async () => {
    const { failed } = await runChecks((text) => process.stdout.write(text));
    return failed === 0 ? 0 : 1;
  }),
);
