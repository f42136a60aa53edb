import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
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

const files = folders.flatMap(sources);
const offences = files.flatMap((file) => findOffences({ path: file, text: readFileSync(path.join(root, file), 'utf8') }));
for (const { path: file, line, message } of offences) process.stdout.write(`${file}:${line} ${message}\n`);
process.stdout.write(`${files.length} files, ${offences.length} offences\n`);
process.exitCode = offences.length === 0 && files.length > 0 ? 0 : 1;
