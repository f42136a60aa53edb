import { writeSync } from 'node:fs';
import { openStore } from '../../../electron/database/store.ts';
import { createHandoffBook } from '../../../electron/services/handoff-book.ts';
import { editors, handoffId, keptHandoff, prose } from '../../support/kept-handoffs.ts';

/** Types letter after letter into a handoff and says how many are saved. Its end is violent. */
const [path = ''] = process.argv.slice(2);
const clock = { now: () => Date.now(), monotonic: () => 0, at: () => () => {}, after: () => () => {} };
const { handoffs } = openStore({ path, clock });
const book = createHandoffBook({ clock, store: handoffs, heldChanged: () => {}, report: () => {} });
const id = handoffId(1);
if (handoffs.find(id) === null) book.create(keptHandoff(), 'begun');

for (;;) {
  const { revision, content } = book.find(id).handoff;
  const text = content.prose.questions ?? '';
  const written = book.edit({ id, revision, editor: editors.one, edits: [prose(text + String.fromCharCode(97 + (text.length % 26)))] });
  if (written.result === 'saved') writeSync(1, `${written.handoff.content.prose.questions?.length}\n`);
}
