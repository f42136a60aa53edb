import { runCommand } from './steps/prepare.mjs';
import { exitWith } from './steps/report.mjs';
import { readTyped } from './steps/typed-file.mjs';

const usage = `npm run drill -- lint FILE...

Says what is wrong with scenario files for drills, with line and column. The format is described in assets/drills/README.md.`;

await exitWith(async () => {
  const [command, ...files] = process.argv.slice(2);
  if (command !== 'lint' || files.length === 0 || files.some((file) => file.startsWith('-'))) {
    process.stdout.write(`${usage}\n`);
    return command === '--help' ? 0 : 2;
  }
  return runCommand(() => lint(files));
});

/**
 * @param {readonly string[]} files
 * @returns {Promise<number>}
 */
async function lint(files) {
  const { readDrill } = await import('../../shared/domain/read-drill.ts');
  let refused = 0;
  for (const file of files) {
    const reading = readDrill(readTyped(file));
    if (reading.ok) {
      process.stdout.write(`${file}: ${reading.drill.title} can be played.\n`);
      continue;
    }
    refused += 1;
    for (const { line, column, path: place, message } of reading.faults) process.stdout.write(`${file}:${line}:${column} ${place === '' ? '' : `${place}: `}${message}\n`);
  }
  return refused === 0 ? 0 : 1;
}
