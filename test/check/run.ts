import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findFaults } from './proofs.ts';
import { readCitable, type Citable } from './test-titles.ts';
import { findOffences } from './walls.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const folders = ['shared', 'electron', 'renderer', 'test'];
const skipped = new Set(['node_modules', 'results']);

function sources(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sources(file);
    return /\.(ts|tsx|mjs|cjs|js)$/.test(entry.name) ? [file] : [];
  });
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Says each offence with its place and then how many there were. */
function tell(offences: readonly string[], of: number, what: string): void {
  for (const offence of offences) process.stdout.write(`${offence}\n`);
  process.stdout.write(`${of} ${what}, ${offences.length} offences\n`);
  process.exitCode = offences.length === 0 && of > 0 ? 0 : 1;
}

function checkLayers(): void {
  const files = folders.flatMap(sources);
  const offences = files.flatMap((file) => findOffences({ path: file, text: read(file) }));
  tell(offences.map(({ path: file, line, message }) => `${file}:${line} ${message}`), files.length, 'files');
}

function checkProofs(): void {
  const table = 'test/README.md';
  const seen = new Map<string, Citable | undefined>();
  const citable = (file: string): Citable | undefined => {
    if (!seen.has(file)) seen.set(file, existsSync(path.join(root, 'test', file)) ? readCitable(file, read(`test/${file}`)) : undefined);
    return seen.get(file);
  };
  const faults = findFaults(read(table), citable);
  tell(faults.map(({ line, message }) => `${table}:${line} ${message}`), seen.size, 'files that prove something');
}

if (process.argv[2] === 'proofs') checkProofs();
else checkLayers();
