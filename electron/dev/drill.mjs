import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './steps/prepare.mjs';
import { Explained, exitWith } from './steps/report.mjs';

const usage = `npm run drill -- lint FILE...

Says what is wrong with scenario files for drills, with line and column. The format is described in assets/drills/README.md.`;

await exitWith(async () => {
  const [command, ...files] = process.argv.slice(2);
  if (command !== 'lint' || files.length === 0 || files.some((file) => file.startsWith('-'))) {
    process.stdout.write(`${usage}\n`);
    return command === '--help' ? 0 : 2;
  }
  // npm runs scripts in the project's folder and says where the person was.
  return runCommand(() => lint(files, process.env['INIT_CWD'] ?? process.cwd()));
});

/**
 * @param {readonly string[]} files
 * @param {string} from
 * @returns {Promise<number>}
 */
async function lint(files, from) {
  const { readDrill } = await import('../../shared/domain/read-drill.ts');
  let refused = 0;
  for (const file of files) {
    const reading = readDrill(read(path.resolve(from, file), file));
    if (reading.ok) {
      process.stdout.write(`${file}: ${reading.drill.title} can be played.\n`);
      continue;
    }
    refused += 1;
    for (const { line, column, path: place, message } of reading.faults) process.stdout.write(`${file}:${line}:${column} ${place === '' ? '' : `${place}: `}${message}\n`);
  }
  return refused === 0 ? 0 : 1;
}

/**
 * @param {string} file
 * @param {string} name as it was typed
 */
function read(file, name) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Explained(`${name} could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
