import { runCommand } from './steps/prepare.mjs';
import { exitWith } from './steps/report.mjs';
import { readTyped } from './steps/typed-file.mjs';

const usage = `npm run policy -- lint [--strict] FILE...

Says what is wrong with policy files, what contradicts itself in them, what cannot be met and what is left open, with line and column.
Ends with 1 for a file that does not fit, and for a contradiction or what cannot be met; with --strict for anything that is found.`;

await exitWith(async () => {
  const [command, ...words] = process.argv.slice(2);
  const files = words.filter((word) => word !== '--strict');
  if (command !== 'lint' || files.length === 0 || files.some((file) => file.startsWith('-'))) {
    process.stdout.write(`${usage}\n`);
    return command === '--help' ? 0 : 2;
  }
  return runCommand(() => lint(files, words.includes('--strict')));
});

/**
 * @param {readonly string[]} files
 * @param {boolean} strict
 * @returns {Promise<number>}
 */
async function lint(files, strict) {
  const { lintPolicy } = await import('../../shared/domain/policy-lint.ts');
  let refused = 0;
  for (const file of files) {
    const result = lintPolicy(readTyped(file));
    if (!result.ok) {
      refused += 1;
      for (const { line, column, path, message } of result.faults) process.stdout.write(`${file}:${line}:${column} fault ${path === '' ? '' : `${path}: `}${message}\n`);
      continue;
    }
    if (result.findings.some(({ kind }) => strict || kind === 'conflict' || kind === 'impossible')) refused += 1;
    for (const { rule, kind, message, advice, lines, places } of result.findings) {
      const { line, column } = places[0] ?? { line: 1, column: 1 };
      const others = places.slice(1).map((place) => place.line);
      const also = `${others.length === 0 ? '' : ` (also ${file}:${[...new Set(others)].join(', ')})`}${lines.length === 0 ? '' : ` [runbook L${[...new Set(lines)].join(', L')}]`}`;
      process.stdout.write(`${file}:${line}:${column} ${kind} ${rule}: ${message}${also}\n    ${advice}\n`);
    }
    if (result.findings.length === 0) process.stdout.write(`${file}: nothing found.\n`);
  }
  return refused === 0 ? 0 : 1;
}
