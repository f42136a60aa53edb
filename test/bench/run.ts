import { readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { openDesktop } from '../../electron/dev/desktop.mjs';
import { findElectron } from '../../electron/dev/electron-binary.mjs';
import { root } from '../../electron/dev/steps/paths.mjs';
import { Explained, exitWith, seconds } from '../../electron/dev/steps/report.mjs';
import type { Bench, BenchContext } from './support/bench.ts';
import { describeFigure, isMet, type Figure } from './support/figure.ts';

const usage = `usage: npm run bench -- [--quick] [--only=T1,T8]
  --quick      fewer and shorter runs: to see that everything works, not to judge
  --only=ROWS  these rows of the aims only`;

function readFlags(argv: readonly string[]): { readonly quick: boolean; readonly only: ReadonlySet<string> | null } {
  let quick = false;
  let only: Set<string> | null = null;
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    const rows = word === '--only' ? argv[(index += 1)] : /^--only=(.+)$/.exec(word)?.[1];
    if (word === '--quick') quick = true;
    else if (rows !== undefined) only = new Set(rows.toUpperCase().split(','));
    else throw new Explained(`Unknown flag ${word}.\n${usage}`);
  }
  return { quick, only };
}

async function benches(): Promise<readonly Bench[]> {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.bench.ts'));
  const loaded = await Promise.all(files.map(async (name) => ((await import(new URL(name, folder).href)) as { bench: Bench }).bench));
  const first = ({ ids }: Bench): number => Number(ids[0]?.slice(1));
  return loaded.toSorted((a, b) => first(a) - first(b));
}

/** Made once, when somebody first asks for it. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

async function main(): Promise<number> {
  const { quick, only } = readFlags(process.argv.slice(2));
  const wants = (id: string): boolean => only === null || only.has(id);
  const startedAt = Date.now();
  const progress = (text: string): void => void process.stderr.write(`  … ${seconds(Date.now() - startedAt).padStart(8)} ${text}\n`);

  const electron = once(async () => {
    const found = await findElectron((text: string) => progress(`Electron: ${text}`));
    console.log(`Electron ${found.version}${found.isFallback ? ' (fallback)' : ''}`);
    return found;
  });
  const session = once(() => openDesktop({ keyring: false }));
  let opened = false;
  const context: BenchContext = {
    root, quick, wants, electron, progress,
    desktop: async () => {
      opened = true;
      return (await session()).env;
    },
  };

  const cores = cpus();
  console.log(`${cores.length} x ${cores[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(2)}${quick ? ', quick' : ''}`);
  if ((loadavg()[0] ?? 0) > 0.5) console.log('The machine is busy with something else: the figures will suffer.');

  const figures: Figure[] = [];
  let failed = 0;
  try {
    for (const { ids, run } of await benches()) {
      if (!ids.some(wants)) continue;
      try {
        for await (const figure of run(context)) {
          if (!wants(figure.id)) continue;
          figures.push(figure);
          console.log(describeFigure(figure));
        }
      } catch (error) {
        failed += 1;
        console.log(`${ids.join(', ')} could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
    }
  } finally {
    if (opened) await (await session()).close();
  }
  const missed = figures.filter((figure) => isMet(figure) === false).length;
  console.log(`${figures.length} figures, ${missed} short of the aim, ${failed} benchmarks failed, in ${seconds(Date.now() - startedAt)}`);
  return failed === 0 && figures.length > 0 ? 0 : 1;
}

await exitWith(main);
