import path from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { layers, places, type Layer } from './layer-matrix.ts';

/** A file as the checker sees it: its path from the root with forward slashes, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };
export type Offence = { readonly path: string; readonly line: number; readonly message: string };

type Found = { readonly at: number; readonly message: string };
type Request = { readonly specifier: string; readonly at: number };

/** Everything in a file that breaks a rule of the house. */
export function findOffences({ path: file, text }: SourceFile): readonly Offence[] {
  const offence = ({ at, message }: Found): Offence => ({ path: file, line: text.slice(0, at).split('\n').length, message });
  const layer = layerOf(file);
  if (layer === undefined) return [offence({ at: 0, message: 'belongs to no layer: name its folder in test/check/layer-matrix.ts' })];
  const parsed = parseSync(file, text);
  const [broken] = parsed.errors;
  if (broken !== undefined) return [offence({ at: broken.labels[0]?.start ?? 0, message: `cannot be read: ${broken.message}` })];

  const nodes = visit(parsed.program);
  return [
    ...[...moduleRequests(parsed.module), ...nodes.requests].flatMap((request) => importOffence(file, layer, request)),
    ...nodes.names.flatMap((name) => nameOffence(file, name)),
    ...(isOutsideTheClock(file) ? [] : nodes.clocks),
  ].map(offence).toSorted((a, b) => a.line - b.line);
}

function layerOf(file: string): Layer | undefined {
  const matching = layers.flatMap((layer) => layer.paths.filter((prefix) => file.startsWith(prefix)).map((prefix) => ({ layer, length: prefix.length })));
  return matching.toSorted((a, b) => b.length - a.length)[0]?.layer;
}

function isOutsideTheClock(file: string): boolean {
  return places.clock.some((place) => place === file) || places.outsideTheClock.some((folder) => file.startsWith(folder));
}

type Module = ReturnType<typeof parseSync>['module'];

/** Static imports and re-exports, `import type` included: a type pulls its whole package's types in. */
function moduleRequests({ staticImports, staticExports }: Module): readonly Request[] {
  const imports = staticImports.map(({ moduleRequest }) => moduleRequest);
  const exports = staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest ?? []));
  return [...imports, ...exports].map(({ value, start }) => ({ specifier: value, at: start }));
}

function importOffence(file: string, layer: Layer, { specifier, at }: Request): readonly Found[] {
  const refuse = (message: string): readonly Found[] => [{ at, message }];
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, ''));
    const wanted = layerOf(target);
    if (wanted === undefined) return refuse(`imports ${target}, which belongs to no layer`);
    const allowed = wanted === layer || layer.may.includes('*') || layer.may.includes(wanted.name);
    return allowed ? [] : refuse(`${layer.name} must not import ${wanted.name} (${target})`);
  }
  const name = packageOf(specifier);
  const allowed = layer.packages.some((known) => known === '*' || known === name || (known === 'node:*' && name.startsWith('node:')));
  return allowed ? [] : refuse(`${layer.name} must not import ${name}`);
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

const ipcHomes = {
  ipcMain: { home: places.ipcMain, instead: 'answer a call of shared/ipc/contract.ts through registerCalls in electron/ipc/register.ts' },
  ipcRenderer: { home: places.ipcRenderer, instead: 'call window.api, which is made of shared/ipc/contract.ts' },
} as const;

function nameOffence(file: string, { name, at }: { readonly name: string; readonly at: number }): readonly Found[] {
  if (name !== 'ipcMain' && name !== 'ipcRenderer') return [];
  const { home, instead } = ipcHomes[name];
  if (home.some((place) => place === file) || file.startsWith('test/')) return [];
  return [{ at, message: `${name} is for ${home.join(', ')} alone: ${instead}` }];
}

const globalObjects = new Set(['globalThis', 'window', 'self', 'global']);
const timers = new Set(['setTimeout', 'setInterval', 'setImmediate']);
const clockModules = new Set(['node:timers', 'node:timers/promises', 'node:perf_hooks', 'timers', 'timers/promises', 'perf_hooks']);
const clockMembers = new Set(['Date.now', 'performance.now', 'Temporal.Now', 'process.hrtime', 'AbortSignal.timeout']);
const useTheClock = 'take a Clock by argument (electron/services/ports/clock.ts); only the clock adapter touches the real one';

/** One walk over the tree: imports that are not statements, the names of IPC's raw ends, and everything that reads a clock. */
function visit(program: ReturnType<typeof parseSync>['program']) {
  const requests: Request[] = [];
  const names: { name: string; at: number }[] = [];
  const clocks: Found[] = [];
  const clock = (what: string, at: number): void => void clocks.push({ at, message: `${what}: ${useTheClock}` });
  // The names of properties look like the names of things: parents are visited first and set them apart.
  const keys = new Set<object>();
  const literal = (node: { type: string } | undefined | null): string | undefined => (node?.type === 'Literal' && 'value' in node && typeof node.value === 'string' ? node.value : undefined);

  new Visitor({
    ImportDeclaration: ({ source, start }) => {
      if (clockModules.has(source.value)) clock(source.value, start);
    },
    ImportExpression: ({ source, start }) => {
      const specifier = literal(source);
      if (specifier !== undefined) requests.push({ specifier, at: start });
    },
    TSImportType: ({ source, start }) => {
      requests.push({ specifier: source.value, at: start });
    },
    CallExpression: ({ callee, arguments: [first], start }) => {
      if (callee.type !== 'Identifier') return;
      const specifier = callee.name === 'require' ? literal(first) : undefined;
      if (specifier !== undefined) requests.push({ specifier, at: start });
      if (callee.name === 'Date') clock('Date()', start);
    },
    NewExpression: ({ callee, arguments: given, start }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0) clock('new Date()', start);
    },
    MemberExpression: ({ object, property, computed, start }) => {
      if (!computed) keys.add(property);
      const name = computed ? literal(property) : 'name' in property ? property.name : undefined;
      if (object.type !== 'Identifier' || name === undefined) return;
      if (clockMembers.has(`${object.name}.${name}`)) clock(`${object.name}.${name}`, start);
      if (globalObjects.has(object.name) && timers.has(name)) clock(name, start);
      if (object.name === 'electron') names.push({ name, at: start });
    },
    Property: ({ key, shorthand }) => void (shorthand || keys.add(key)),
    PropertyDefinition: ({ key }) => void keys.add(key),
    MethodDefinition: ({ key }) => void keys.add(key),
    TSPropertySignature: ({ key }) => void keys.add(key),
    TSMethodSignature: ({ key }) => void keys.add(key),
    Identifier: (node) => {
      if (timers.has(node.name) && !keys.has(node)) clock(node.name, node.start);
    },
    ImportSpecifier: ({ imported, start }) => {
      keys.add(imported);
      if (imported.type === 'Identifier') names.push({ name: imported.name, at: start });
    },
  }).visit(program);
  return { requests, names, clocks };
}
