import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { missingBuilds } from './steps/lock-file.mjs';
import { root } from './steps/paths.mjs';

// usage: node electron/dev/lock-file.mjs [--write]
// Says which builds for other systems package-lock.json leaves out, and with --write adds them.
const file = path.join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingBuilds(lock.packages);
const names = Object.keys(missing);

if (names.length > 0 && process.argv.includes('--write')) {
  lock.packages = Object.fromEntries(Object.entries({ ...lock.packages, ...missing }).toSorted(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`added ${names.length}\n`);
} else if (names.length > 0) {
  process.stdout.write(`package-lock.json leaves out builds for other systems, so npm ci refuses it:\n  ${names.join('\n  ')}\nnode electron/dev/lock-file.mjs --write adds them.\n`);
  process.exitCode = 1;
}
