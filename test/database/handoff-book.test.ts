import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { quickCheck } from '../../electron/database/archive/quick-check.ts';
import { openStore } from '../../electron/database/store.ts';
import { createHandoffBook } from '../../electron/services/handoff-book.ts';
import { second } from '../../shared/time/duration.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { editors, handoffId, keptHandoff, prose } from '../support/kept-handoffs.ts';
import { openScratchStore } from './support/open-store.ts';
import { scratchFile } from './support/scratch.ts';
import { mountSmallDisk } from './support/small-disk.ts';

const child = fileURLToPath(new URL('support/typing-child.ts', import.meta.url));
const id = handoffId(1);
const ours = { heldChanged: () => {}, report: () => {} };

/** Lets a child type until it said that so many letters are saved, kills it, and returns what it said last. */
function typeAndKill(path: string, letters: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const typist = spawn(process.execPath, [child, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    typist.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > letters) typist.kill('SIGKILL');
    });
    typist.on('error', reject);
    typist.on('close', () => resolve(Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1))));
  });
}

test('whoever types is killed again and again: every letter that was reported saved is there, in its order, and can be taken back to the last word (F4)', async () => {
  const path = scratchFile();
  let typed = 0;
  for (let round = 0; round < 8; round += 1) {
    const reported = await typeAndKill(path, 3 + 13 * round);
    const { handoffs, connection, close } = openStore({ path, clock: createFakeClock() });
    expect(quickCheck(connection)).toEqual([]);
    const book = createHandoffBook({ clock: createFakeClock(), store: handoffs, ...ours });
    const text = book.find(id).handoff.content.prose.questions ?? '';
    // Letters go round the alphabet: none is missing, none is twice.
    expect(text).toBe(Array.from({ length: text.length }, (_, place) => String.fromCharCode(97 + (place % 26))).join(''));
    expect(text.length).toBeGreaterThanOrEqual(reported);
    expect(text.length).toBeLessThanOrEqual(reported + 2);
    expect(reported).toBeGreaterThan(typed);
    const taken = book.undo(id, book.find(id).handoff.revision, editors.two);
    expect(taken).toMatchObject({ result: 'saved' });
    const shorter = book.find(id).handoff.content.prose.questions ?? '';
    expect(text.startsWith(shorter)).toBe(true);
    book.redo(id, book.find(id).handoff.revision, editors.two);
    expect(book.find(id).handoff.content.prose.questions).toBe(text);
    typed = text.length;
    close();
  }
}, 120_000);

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

test.runIf(canMount)('a disk without room: said at once, nothing typed is lost, and it is on disk when there is room again', async () => {
  const disk = mountSmallDisk();
  if (disk === null) throw new Error('This system lets even its administrator mount nothing.');
  const path = join(disk.folder, 'watchkeeper.db');
  const { handoffs, clock, connection } = openScratchStore(path);
  const book = createHandoffBook({ clock, store: handoffs, ...ours });
  book.create(keptHandoff(), 'begun');
  let text = '';
  const type = () => {
    text += `line ${text.length} of what is typed `.repeat(40);
    return book.edit({ id, revision: book.find(id).handoff.revision, editor: editors.one, edits: [prose(text)] });
  };
  expect(type()).toMatchObject({ result: 'saved' });
  disk.fill();
  let answer = type();
  while (answer.result === 'saved') answer = type();
  expect(answer).toMatchObject({ result: 'not-saved', cause: { fault: 'full' } });
  const whole = text;
  expect(book.find(id).handoff.content.prose.questions).toBe(whole);
  // What was saved before stands in the file as it was.
  expect(whole.startsWith(handoffs.find(id)?.handoff.content.prose.questions ?? '?')).toBe(true);
  disk.free();
  await clock.advance(6 * second);
  expect(book.held()).toBeNull();
  expect(handoffs.find(id)?.handoff.content.prose.questions).toBe(whole);
  expect(quickCheck(connection)).toEqual([]);
  expect(readFileSync(path).length).toBeGreaterThan(0);
});

test('two programs on one file do not overwrite each other', () => {
  const path = scratchFile();
  const [one, other] = [openScratchStore(path), openScratchStore(path)].map(({ handoffs, clock }) => createHandoffBook({ clock, store: handoffs, ...ours }));
  one?.create(keptHandoff(), 'begun');
  expect(other?.find(id).handoff.revision).toBe(1);
  one?.edit({ id, revision: 1, editor: editors.one, edits: [prose('mine')] });
  const edit = { id, revision: 1, editor: editors.two, edits: [prose('theirs')] };
  expect(other?.edit(edit)).toMatchObject({ result: 'conflict', handoff: { content: { prose: { questions: 'mine' } } } });
});
