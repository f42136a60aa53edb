import { expect, test } from '@playwright/test';
import { openWatch, type Watch } from '../support/desktop-app.ts';
import { createRandom } from '../support/random.ts';
import { handoffOf } from './screens/handoff.ts';

test.skip(process.platform !== 'linux', 'these tests bring their own desktop session');

/** One round is a part of every run; the long run is WATCHKEEPER_KILL_ROUNDS=200. */
const rounds = Number(process.env['WATCHKEEPER_KILL_ROUNDS'] ?? 1);
const words = ['pool', 'rolled', 'back', 'the', 'bank', 'waits', 'for', '**Maya**', 'look', 'at', '14:30', 'replica', 'zażółć', '日本'];

test(`kill -9 at a random moment of typing loses the last second at most, ${rounds} times (F4)`, async () => {
  test.setTimeout(60_000 + rounds * 45_000);
  const watch = await openWatch();
  const random = createRandom(4711);
  const ages: number[] = [];
  let text = '';
  try {
    for (let round = 0; round < rounds; round += 1) {
      const { app, page } = await watch.launch();
      const handoff = handoffOf(page);
      await handoff.enter(round === 0 ? 'Begin the handoff' : 'Go on with the draft');
      await handoff.write('Questions/Concerns').click();
      await expect(page.locator('.cm-content')).toBeFocused();

      const typed: { readonly length: number; readonly at: number }[] = [];
      let typing = true;
      const main = app.process();
      const ended = new Promise<void>((resolve) => main.once('exit', () => resolve()));
      const type = async (): Promise<void> => {
        while (typing) {
          const word = `${words[Math.floor(random.between(0, words.length))] ?? ''} `;
          for (const letter of word) {
            // The last one may arrive and be saved although nobody hears of it any more.
            text += letter;
            await page.keyboard.insertText(letter);
            typed.push({ length: text.length, at: performance.now() });
          }
        }
      };
      const hands = type().catch(() => {});
      const moment = random.between(400, 3000);
      const begunAt = performance.now();
      // The moment is counted in what was typed and in time, so that it falls anywhere between two saves.
      await expect.poll(() => performance.now() - begunAt >= moment && typed.length > 3, { intervals: [1] }).toBe(true);
      const killedAt = performance.now();
      main.kill('SIGKILL');
      typing = false;
      await ended;
      await hands;

      const saved = savedText(watch);
      const lost = typed.find(({ length }) => length > saved.length);
      expect(text.startsWith(saved), `round ${round}: “${saved.slice(-30)}” was never typed like that`).toBe(true);
      ages.push(lost === undefined ? 0 : Math.max(0, killedAt - lost.at));
      expect(ages.at(-1), `round ${round}: typed that long before the kill, and lost`).toBeLessThanOrEqual(1000);
      text = saved;
    }
    expect(watch.integrity()).toBe('ok');
    const sorted = ages.toSorted((a, b) => a - b);
    console.log(`kill -9 while typing, ${rounds} rounds: lost at most the last ${Math.round(sorted.at(-1) ?? 0)} ms, median ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ms; ${text.length} characters kept`);
  } finally {
    await watch.close();
  }
});

function savedText(watch: Watch): string {
  const row = watch.read((database) => database.prepare<[], { content: string }>('SELECT content FROM handoffs').get());
  return row === undefined ? '' : ((JSON.parse(row.content) as { prose: { questions?: string } }).prose.questions ?? '');
}
