import type { KeyboardEvent } from 'react';

/** Puts the focus on the question before or after the one that has it; past the last one on what follows. */
function step(form: HTMLElement, from: Element, by: 1 | -1): void {
  const questions = [...form.querySelectorAll<HTMLElement>('[data-question]')];
  const next = questions[questions.indexOf(from as HTMLElement) + by];
  const target = next === undefined ? (by > 0 ? form.querySelector<HTMLElement>('[data-after]') : null) : (next.querySelector<HTMLElement>('input:checked') ?? next.querySelector<HTMLElement>('input'));
  target?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** A digit answers the question that has the focus and goes on to the next; 0 skips it, Backspace goes back, up and down go from one to another. */
export function answerByKey(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || !(target instanceof Element)) return;
  const question = target.closest('[data-question]');
  if (question === null) return;
  const digit = /^[0-9]$/.test(key) ? key : null;
  const by = key === 'ArrowUp' || key === 'Backspace' ? -1 : key === 'ArrowDown' || digit !== null ? 1 : null;
  if (by === null) return;
  if (digit !== null) {
    const chosen = digit === '0' ? null : question.querySelector<HTMLInputElement>(`input[value="${digit}"]`);
    // There is no such mark here: the key does nothing.
    if (digit !== '0' && chosen === null) return event.preventDefault();
    chosen?.click();
  }
  event.preventDefault();
  step(currentTarget, question, by);
}
