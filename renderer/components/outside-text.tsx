import { plainLine, plainText } from '../../shared/domain/plain-text.ts';

/** Text that others wrote: one harmless line, its direction kept to itself, cut by the layout, whole in the tooltip. */
export function OutsideText({ text, fallback = 'Untitled' }: { readonly text: string; readonly fallback?: string }) {
  const line = plainLine(text, 400);
  return <bdi className="cut" title={line}>{line === '' ? fallback : line}</bdi>;
}

/** The same where it may take several lines: in a sentence, a message, a list of facts. */
export function OutsideWords({ text }: { readonly text: string }) {
  return <bdi className="words">{plainText(text, 2000)}</bdi>;
}
