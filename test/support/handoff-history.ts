import fc from 'fast-check';
import type { Finding } from '../../shared/domain/handoff-compile.ts';
import type { HandoffState } from '../../shared/domain/handoff-change.ts';
import { EntryPartSchema, HandoffFieldSchema, type EntryPart, type HandoffContent, type HandoffEdit, type HandoffEntry, type HandoffField } from '../../shared/model/handoff.ts';

/** Few places, so that edits meet evidence, and each other. */
const fields: readonly HandoffField[] = ['issues', 'monitoring', 'changes'];
const parts: readonly EntryPart[] = ['text', 'title', 'nextStep'];
const keys = ['incident:Q1', 'incident:Q2', 'silence:S1', 'blind:1', 'change:7'];
const ownIds = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];

export const startState: HandoffState = { content: { entries: {}, prose: {} }, ticks: {}, tells: [], giver: { id: null, name: 'Kim Doe' }, receiver: null, kind: 'rotation' };

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', 'call the database team', 'zurück um 14:30\n- 中文', '🦆'));
const someParts = fc.dictionary(fc.constantFrom(...parts), text, { maxKeys: 2 }) as fc.Arbitrary<HandoffEntry['written']>;

/** What evidence says at one compile: some of the keys, in any order and with any words. */
export const someFindings: fc.Arbitrary<readonly Finding[]> = fc
  .uniqueArray(fc.record({ field: fc.constantFrom(...fields), key: fc.constantFrom(...keys), parts: someParts }), { maxLength: 8, selector: ({ field, key }) => `${field} ${key}` })
  .map((list) => list.map(({ field, key, parts: said }): Finding => ({ field, evidence: { key, kind: 'incident', refId: null, eventIds: [] }, parts: said })));

const entryId = fc.constantFrom(...keys.map((key) => `compiled:${key}`), ...ownIds);
const field = fc.constantFrom(...fields);

export const someEdit: fc.Arbitrary<HandoffEdit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('write' as const), field, entryId, part: fc.constantFrom(...parts), text }) },
  fc.record({ type: fc.constant('unwrite' as const), field, entryId, part: fc.constantFrom(...parts) }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('add' as const), field, entryId: fc.constantFrom(...ownIds), parts: someParts, before: fc.option(entryId) }) },
  fc.record({ type: fc.constant('remove' as const), field, entryId }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('strike' as const), field, entryId, struck: fc.boolean() }) },
  fc.record({ type: fc.constant('move' as const), field, entryId, before: fc.option(entryId) }),
  { weight: 3, arbitrary: fc.record({ type: fc.constant('prose' as const), field, text: fc.oneof(text, fc.lorem({ maxCount: 8 })) }) },
  fc.record({ type: fc.constant('tick' as const), point: fc.constantFrom('concise', 'key-points'), ticked: fc.option(fc.boolean()) }),
  fc.record({ type: fc.constant('tell' as const), what: fc.constantFrom('hours' as const, 'breaks' as const), told: fc.boolean() }),
  fc.record({ type: fc.constant('head' as const), receiver: fc.option(fc.record({ id: fc.constant(null), name: fc.constantFrom('Maya', 'Robin') })) }),
);

/**
 * Everything that came from a person: their words, what they struck, their own lines, and the order of what they touched. A line that stood in
 * for evidence which was silent, and from which they took their words again, is nothing of theirs.
 */
export function humanSide({ entries, prose }: HandoffContent): unknown {
  return {
    prose,
    entries: Object.fromEntries(HandoffFieldSchema.options.map((name) => [name, (entries[name] ?? [])
      .filter(({ id, evidence, struck, written }) => (evidence === null && !id.startsWith('compiled:')) || struck || Object.keys(written).length > 0)
      .map(({ id, written, seen, struck }) => ({ id, written, seen, struck }))])),
  };
}

/** Every word that somebody wrote and that has to be found again. */
export function wordsOf(content: HandoffContent): readonly string[] {
  const written = HandoffFieldSchema.options.flatMap((name) => (content.entries[name] ?? []).flatMap((entry) => EntryPartSchema.options.flatMap((part) => entry.written[part] ?? [])));
  return [...written, ...Object.values(content.prose)];
}
