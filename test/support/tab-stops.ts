import type { Page } from '@playwright/test';

type Stop = { readonly name: string; readonly marked: boolean; readonly inView: boolean };

/**
 * Runs in the page. What the keyboard must be able to reach: every control that is there for the mouse, a group of radio
 * buttons or a list of rows once, because arrows go on from there.
 */
function reachable(root: ParentNode): Element[] {
  const controls = [...root.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary, [role="slider"], [tabindex="0"]')];
  return controls.filter((control) => {
    if (control.matches(':disabled') || control.closest('[inert], [hidden]') !== null || !control.checkVisibility({ visibilityProperty: true })) return false;
    if (control.matches('input[type="radio"]:not(:checked)')) return false;
    // Rows of a list: one of them is the way in.
    return control.tabIndex >= 0 || control.closest('[role="listitem"]') === null;
  });
}

/** Runs in the page. The focused control: its name, whether a person sees that it has the focus, and whether it is in view. */
function describeFocus(): Stop | null {
  const focused = document.activeElement;
  if (focused === null || focused === document.body || focused === document.documentElement) return null;
  const name = `${focused.tagName.toLowerCase()} ${focused.getAttribute('aria-label') ?? focused.textContent?.trim().slice(0, 40) ?? ''}`;
  const outlined = (element: Element | null) => element !== null && getComputedStyle(element).outlineStyle !== 'none' && parseFloat(getComputedStyle(element).outlineWidth) >= 1;
  const { left, right, top, bottom } = focused.getBoundingClientRect();
  return {
    name,
    marked: outlined(focused) || outlined(focused.parentElement),
    inView: left < innerWidth && right > 0 && top < innerHeight && bottom > 0,
  };
}

export type TabRound = {
  readonly stops: readonly Stop[];
  /** Controls that Tab never led to. */
  readonly missed: readonly string[];
};

/** Presses Tab until it comes round, and compares where it stopped with every control under `root`. */
export async function tabRound(page: Page, root = 'body'): Promise<TabRound> {
  await page.evaluate(`window.tabVisited = new Set()`);
  const stops: Stop[] = [];
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const seenBefore = await page.evaluate(() => {
      const visited = Reflect.get(window, 'tabVisited') as Set<Element | null>;
      const known = visited.has(document.activeElement);
      if (document.activeElement !== document.body) visited.add(document.activeElement);
      return known;
    });
    if (seenBefore) break;
    const stop = await page.evaluate(describeFocus);
    if (stop !== null) stops.push(stop);
  }
  const missed = await page.evaluate(`(() => {
    const reachable = ${reachable.toString()};
    const root = [...document.querySelectorAll(${JSON.stringify(root)})].at(-1);
    return reachable(root).filter((control) => !window.tabVisited.has(control)).map((control) => control.outerHTML.slice(0, 160));
  })()`);
  return { stops, missed: missed as readonly string[] };
}
