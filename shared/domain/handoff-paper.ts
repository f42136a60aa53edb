import { HandoffFieldSchema, type Handoff, type HandoffContent, type HandoffEntry, type HandoffField, type HandoffHead } from '../model/handoff.ts';
import type { EntryPart } from '../model/handoff.ts';
import { escapeMarkdown } from './escape-text.ts';
import { entriesHandedOver } from './handoff-tells.ts';
import { plainText } from './plain-text.ts';

/** An entry as it is read by others: each part one text, in Markdown. */
export type PaperEntry = Readonly<Partial<Record<EntryPart, string>>>;

/** What a text says of the handoff itself; a person may have left anything out. */
export type PaperHead = {
  readonly id: string | null;
  readonly revision: number | null;
  readonly kind: HandoffHead['kind'];
  readonly emergency: boolean;
  /** Both null: nobody knew when the shift ends. */
  readonly shiftFrom: number | null;
  readonly shiftUntil: number | null;
  readonly zone: string | null;
  readonly giver: string;
  readonly receiver: string;
};

/** A handoff as it stands on paper: nothing of how it came about, only what it says. */
export type HandoffPaper = {
  readonly head: PaperHead;
  readonly entries: Readonly<Partial<Record<HandoffField, readonly PaperEntry[]>>>;
  readonly prose: Readonly<Partial<Record<HandoffField, string>>>;
};

/** Within a word an underscore is one already: names of metrics stay as they are. */
function asMarkdown(text: string): string {
  return escapeMarkdown(plainText(text, 20_000)).replaceAll(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_');
}

/**
 * Evidence comes from outside and is plain text: nothing in it is read as Markdown. What a person wrote is Markdown, in the handoff before
 * this one as well.
 */
export function isMarkdown({ evidence, written }: Pick<HandoffEntry, 'evidence' | 'written'>, part: EntryPart): boolean {
  return written[part] !== undefined || evidence?.kind === 'carried';
}

function entryOnPaper(entry: HandoffEntry): PaperEntry {
  const evidence = Object.entries(entry.compiled).map(([part, text]) => [part, isMarkdown(entry, part as EntryPart) ? text : asMarkdown(text)]);
  return { ...Object.fromEntries(evidence), ...entry.written };
}

/** What of a handoff is handed over: all that is not struck, and of the person what they tell. */
export function paperOf(handoff: HandoffHead & Pick<Handoff, 'revision' | 'content' | 'tells'>): HandoffPaper {
  const { id, revision, kind, emergency, shiftFrom, shiftUntil, shiftKnown, zone, giver, receiver, content } = handoff;
  const span = shiftKnown === false ? { shiftFrom: null, shiftUntil: null } : { shiftFrom, shiftUntil };
  return {
    head: { id, revision, kind, emergency, ...span, zone, giver: giver.name, receiver: receiver?.name ?? '' },
    entries: Object.fromEntries(HandoffFieldSchema.options.map((field) => [field, entriesHandedOver(handoff, field).map(entryOnPaper)])),
    prose: content.prose,
  };
}

/** What paper says as the content of a handoff: every entry is a person's own. Ids come from `newId`. */
export function contentOfPaper({ entries, prose }: Pick<HandoffPaper, 'entries' | 'prose'>, newId: () => string): HandoffContent {
  const own = (parts: PaperEntry): HandoffEntry => ({ id: newId(), evidence: null, compiled: {}, written: { ...parts }, seen: {}, struck: false, gone: false });
  const content: HandoffContent = { entries: {}, prose: {} };
  for (const field of HandoffFieldSchema.options) {
    const listed = entries[field] ?? [];
    if (listed.length > 0) content.entries[field] = listed.map(own);
    if ((prose[field] ?? '') !== '') content.prose[field] = prose[field] ?? '';
  }
  return content;
}
