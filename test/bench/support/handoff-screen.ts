import type { Page } from './devtools.ts';

/** Begins a handoff with a text of so many characters in its last field, and opens that for writing, the cursor in its middle. */
export function openLongHandoff(page: Page, characters: number): Promise<void> {
  return page.evaluate(async (wanted) => {
    const wait = async <T>(what: string, look: () => T | null | undefined): Promise<T> => {
      const end = performance.now() + 20_000;
      for (;;) {
        const found = look();
        if (found !== null && found !== undefined) return found;
        if (performance.now() > end) throw new Error(`${what} did not appear in the window`);
        await new Promise((next) => requestAnimationFrame(next));
      }
    };
    const button = (text: string) => () => [...document.querySelectorAll<HTMLElement>('button')].find((each) => each.textContent?.startsWith(text));
    const part = '## What was seen\n\nThe error ratio of *checkout* rose at 13:58, see [the graph](https://grafana.example.com/d/checkout).\n\n1. Rolled back to `2026.47.3`\n2. Watched for **ten minutes**\n\n| Region | 5xx |\n| --- | --- |\n| eu-central-1 | 0.3 % |\n\n';
    type Answer = { readonly ok: boolean; readonly value: { readonly handoff: { readonly id: string } }; readonly problem?: { readonly message: string } };
    const { call } = Reflect.get(window, 'api') as { readonly call: (name: string, input: unknown) => Promise<Answer> };
    // Main may still be opening its data.
    let begun = await call('handoff.begin', {});
    for (const end = performance.now() + 20_000; !begun.ok && performance.now() < end; begun = await call('handoff.begin', {})) await new Promise((next) => setTimeout(next, 100));
    if (!begun.ok) throw new Error(`No handoff could be begun: ${begun.problem?.message ?? ''}`);
    const { id } = begun.value.handoff;
    const saved = await call('handoff.edit', { id, revision: 1, editor: crypto.randomUUID(), edits: [{ type: 'prose', field: 'questions', text: part.repeat(Math.ceil(wanted / part.length)).slice(0, wanted) }] });
    if (!saved.ok) throw new Error('The long text was not taken.');
    (await wait('the Handoff entry', button('Handoff'))).click();
    (await wait('the draft', () => document.querySelector<HTMLElement>('.handoff-row'))).click();
    (await wait('the field', () => document.querySelector<HTMLElement>('[data-field="questions"] .field-tools button'))).click();
    const content = await wait('the editor', () => document.querySelector('.typing')?.shadowRoot?.querySelector<HTMLElement>('.cm-content'));
    const scroller = content.parentElement;
    if (scroller === null) throw new Error('The editor has no scroller.');
    scroller.scrollTop = scroller.scrollHeight / 2;
    await new Promise((next) => setTimeout(next, 500));
    const line = await wait('a line in view', () => content.querySelectorAll<HTMLElement>('.cm-line')[20]);
    content.focus();
    line.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, composed: true, clientX: line.getBoundingClientRect().left + 60, clientY: line.getBoundingClientRect().top + 5, detail: 1, button: 0 }));
    document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    content.focus();
  }, characters);
}

/** Shows what is written beside it, as it will be read. */
export function showPreview(page: Page): Promise<void> {
  return page.evaluate(async () => {
    document.querySelector<HTMLElement>('[aria-label^="Preview beside"]')?.click();
    const end = performance.now() + 20_000;
    while (document.querySelectorAll('.prose-beside .markdown-stretch').length < 10) {
      if (performance.now() > end) throw new Error('The preview did not appear.');
      await new Promise((next) => requestAnimationFrame(next));
    }
    await new Promise((next) => setTimeout(next, 1000));
    document.querySelector('.typing')?.shadowRoot?.querySelector<HTMLElement>('.cm-content')?.focus();
  }, null);
}

/** One line that can be written in, alone on the page: the least that a key can take here, whoever answers it. */
export function bareLine(page: Page): Promise<void> {
  return page.evaluate(async () => {
    document.body.replaceChildren();
    const line = document.createElement('div');
    line.contentEditable = 'true';
    line.textContent = 'The error ratio of checkout rose at 13:58.';
    document.body.append(line);
    line.focus();
    document.getSelection()?.setPosition(line.firstChild, 10);
    await new Promise((next) => setTimeout(next, 500));
  }, null);
}

/** As much text in the field that every page has, alone on the page. */
export function plainTextarea(page: Page, characters: number): Promise<void> {
  return page.evaluate(async (wanted) => {
    document.body.replaceChildren();
    const field = document.createElement('textarea');
    field.value = 'The error ratio of checkout rose at 13:58.\n'.repeat(Math.ceil(wanted / 43)).slice(0, wanted);
    field.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%';
    document.body.append(field);
    field.focus();
    field.setSelectionRange(wanted / 2, wanted / 2);
    await new Promise((next) => setTimeout(next, 500));
  }, characters);
}
