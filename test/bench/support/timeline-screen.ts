import type { Page } from './devtools.ts';

/** Goes to the timeline as a person does, and reads on until it holds so many rows; the person is left at its top. */
export function showTimeline(page: Page, rows: number): Promise<void> {
  return page.evaluate(async (wanted) => {
    const rowHeight = 30;
    const frame = (): Promise<number> => new Promise((next) => requestAnimationFrame(next));
    const wait = async <T>(what: string, look: () => T | null | undefined): Promise<T> => {
      const end = performance.now() + 20_000;
      for (;;) {
        const found = look();
        if (found !== null && found !== undefined) return found;
        if (performance.now() > end) throw new Error(`${what} did not appear in the window`);
        await frame();
      }
    };
    const entry = await wait('the Timeline entry', () =>
      [...document.querySelectorAll<HTMLElement>('nav button')].find(({ textContent }) => textContent?.startsWith('Timeline')));
    entry.click();
    const list = await wait('the list of events', () => document.querySelector<HTMLElement>('main [role=list]'));
    await wait('an event', () => list.querySelector('[role=listitem] time'));
    const scroller = list.parentElement;
    if (scroller === null) throw new Error('The list of events cannot be scrolled.');
    await wait(`row ${wanted}`, () => {
      scroller.scrollTop = scroller.scrollHeight;
      return list.offsetHeight >= wanted * rowHeight ? true : null;
    });
    scroller.scrollTop = 0;
    await frame();
  }, rows);
}

/** When the first frame with events on it was drawn, in epoch milliseconds. */
export function timelinePainted(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await new Promise<void>((found) => {
      const observer = new MutationObserver(look);
      function look(): void {
        if (document.querySelector('main [role=list] [role=listitem] time') === null) return;
        observer.disconnect();
        found();
      }
      observer.observe(document, { childList: true, subtree: true });
      look();
    });
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    return performance.timeOrigin + performance.now();
  }, null);
}
