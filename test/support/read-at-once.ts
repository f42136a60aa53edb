import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

const root = path.resolve(import.meta.dirname, '..', '..');

/** Files from the root, and packages, that are read before a file's own code runs: static imports of values, all the way down. */
export function readAtOnce(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  const { module } = parseSync(file, readFileSync(path.join(root, file), 'utf8'));
  const requests = [
    ...module.staticImports.filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType)).map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest, isType }) => (moduleRequest === null || isType ? [] : moduleRequest.value))),
  ];
  for (const specifier of requests) {
    const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier;
    if (seen.has(target)) continue;
    seen.add(target);
    if (/^\..*\.tsx?$/.test(specifier)) readAtOnce(target, seen);
  }
  return seen;
}

/** Of what was read, the names of packages. */
export function packagesOf(read: ReadonlySet<string>): readonly string[] {
  return [...read].filter((target) => !/^(shared|electron|renderer|assets)\//.test(target));
}
