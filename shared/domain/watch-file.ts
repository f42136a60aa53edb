import { z } from 'zod';
import { AcceptanceSchema, TravellingHandoffSchema, type Acceptance, type TravellingHandoff } from '../model/handoff-exchange.ts';

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export type Sha256 = (text: string) => string;

export type WatchCargo = { readonly kind: 'handoff'; readonly body: TravellingHandoff } | { readonly kind: 'acceptance'; readonly body: Acceptance };
export type WatchRead = { readonly ok: true; readonly cargo: WatchCargo } | { readonly ok: false; readonly reason: string };

const schemaName = 'watchkeeper.watch';
/** Raised when an older Watchkeeper could misread what a newer one writes. */
const version = 1;
/** Far more than a handoff of a bad week has, in bytes of UTF-8. */
export const watchFileLimit = 8 * 1024 * 1024;

const envelope = z.looseObject({ schema: z.literal(schemaName), version: z.int().min(1), kind: z.string(), checksum: z.string(), body: z.unknown() });

/** A handoff, or the word that one was accepted, as a file that says when it was altered or cut. */
export function writeWatchFile({ kind, body }: WatchCargo, sha256: Sha256): string {
  return `${JSON.stringify({ schema: schemaName, version, kind, checksum: sha256(canonical({ kind, body })), body }, null, 1)}\n`;
}

/** What such a file holds, or why it is not taken and what to do. */
export function readWatchFile(text: string, sha256: Sha256): WatchRead {
  const parsed = parse(text);
  if (parsed === null) return refuse('The file is not whole: it was cut, or changed on its way. Ask for it to be sent again as a file, or paste the handoff as Markdown.');
  const read = envelope.safeParse(parsed);
  if (!read.success) return refuse('This is no handoff of Watchkeeper. Choose a file that ends in .watch, or a handoff in Markdown.');
  const { kind, checksum, body } = read.data;
  if (read.data.version > version) return refuse('The file comes from a newer Watchkeeper. Update this one, or ask for the handoff as Markdown.');
  const cargo = kind === 'handoff' ? TravellingHandoffSchema.safeParse(body) : kind === 'acceptance' ? AcceptanceSchema.safeParse(body) : null;
  // Before what it says: what was altered fails by its sum, whatever else is wrong with it.
  if (!isSimple(body, 0) || checksum !== sha256(canonical({ kind, body }))) return refuse('The file was changed since it was written: its checksum does not fit. Ask for it to be sent again.');
  if (cargo === null || !cargo.success || (kind === 'handoff' && hasDoubles(cargo.data as TravellingHandoff))) return refuse('The file does not hold what a handoff holds. Ask for it as Markdown.');
  return { ok: true, cargo: { kind, body: cargo.data } as WatchCargo };
}

/** True for a text that is meant as such a file, whole or not. */
export function looksLikeWatchFile(text: string): boolean {
  return text.slice(0, 200).trimStart().startsWith('{');
}

const refuse = (reason: string): WatchRead => ({ ok: false, reason: `${reason} Nothing was taken over.` });

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

/** Nested no deeper than anything of ours. */
function isSimple(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth < 20 && Object.values(value).every((each) => isSimple(each, depth + 1));
}

/** The same text for the same values, whatever order their names are in: what a checksum is made of. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const pairs = Object.entries(value).filter(([, each]) => each !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
}

/** Two entries of one id could not be told apart. */
function hasDoubles({ content }: TravellingHandoff): boolean {
  return Object.values(content.entries).some((entries) => new Set(entries.map(({ id }) => id)).size !== entries.length);
}
