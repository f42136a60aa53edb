import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readBounded, writeBeside } from '../../electron/adapters/handoff-disk.ts';
import { writeWhole } from '../../electron/adapters/whole-file.ts';
import { createHandoffExchange, type HandoffExchangeOptions } from '../../electron/services/handoff-exchange.ts';
import type { HandoffExchange } from '../../shared/model/handoff-exchange.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { FakeClock } from './fake-clock.ts';
import { createFakeHandoffs, emptyHandoffs } from './fake-handoffs.ts';
import { createMemoryHandoffRecords } from './memory-handoff-records.ts';
import { createMemoryMetaStore } from './memory-meta-store.ts';

/** One person's computer as far as handoffs go: the real services over memory, files in a real folder, dialogs that answer by a name. */
export function createHandoffDesk(clock: FakeClock, folder: string, name: string, changes: Partial<HandoffExchangeOptions> = {}) {
  const world = emptyHandoffs(clock.now());
  const told: HandoffExchange[] = [];
  const copied = { text: '', html: '' };
  const printed: { readonly html: string; readonly footer: string }[] = [];
  const posted: { readonly about: string; readonly text: string }[] = [];
  /** What the next dialog answers; null: it is put away. */
  const answers: { file: string | null; place: string | null; folder: string | null } = { file: null, place: null, folder: null };
  const at = (path: string | null): string | null => (path === null ? null : join(folder, path));
  const { keeper, journal } = createFakeHandoffs(world, { clock, publish: () => {} });
  const records = createMemoryHandoffRecords();
  const sum = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
  const exchange = createHandoffExchange({
    clock, journal, records, shelf: keeper.shelf, me: 'you', zone: () => 'Europe/Berlin', person: () => ({ id: null, name }), newId: () => crypto.randomUUID(), sha256: sum, sumOf: sum, meta: createMemoryMetaStore(),
    files: { chooseFile: async () => at(answers.file), choosePlace: async (_title, suggested) => at(answers.place ?? suggested), chooseFolder: async () => at(answers.folder), readText: readBounded, write: writeWhole, writeBeside },
    printPdf: async (page) => {
      printed.push(page);
      return new TextEncoder().encode('%PDF-1.7');
    },
    clipboard: { writePlain: async (text) => void Object.assign(copied, { text, html: '' }), writeRich: async (text, html) => void Object.assign(copied, { text, html }) },
    toSlack: ({ title }, text): Outcome => {
      posted.push({ about: title, text });
      return { result: 'queued', message: 'On its way to Slack #oncall.' };
    },
    checks: { reports: () => [], probeNow: async () => ({ result: 'done', message: '' }) }, selfTest: { state: () => ({ running: false, report: null, dueAt: 0 }), run: async () => ({ result: 'done', message: '' }) },
    situations: () => [], sources: () => [], publish: (view) => void told.push(view),
    report: (error) => {
      throw error;
    },
    ...changes,
  });
  return { exchange, keeper, journal, records, world, told, copied, printed, posted, answers, folder };
}

export type HandoffDesk = ReturnType<typeof createHandoffDesk>;
