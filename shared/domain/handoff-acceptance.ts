import type { Handoff } from '../model/handoff.ts';
import type { Acceptance } from '../model/handoff-exchange.ts';
import { formatMoment, noEndKnown } from './handoff-head-text.ts';
import { plainLine } from './plain-text.ts';

const begin = '[watchkeeper-acceptance:';
const end = ']';

/**
 * The receiver's word as a text for a mail or a chat: what they took over in their words, and at its end the same once more for the
 * giver's Watchkeeper. `code` is the acceptance as a file, in letters and digits that no chat changes.
 */
export function acceptanceText(acceptance: Acceptance, handoff: Pick<Handoff, 'shiftFrom' | 'shiftUntil' | 'shiftKnown' | 'zone' | 'giver'>, code: string): string {
  const { by, at, emergency, reason, lines } = acceptance;
  const { shiftFrom, shiftUntil, shiftKnown, zone, giver } = handoff;
  const shift = shiftKnown === false ? noEndKnown : `${formatMoment(shiftFrom, zone)} to ${formatMoment(shiftUntil, zone)} (${zone})`;
  return [
    `Handoff accepted: ${by === '' ? 'the receiver' : by} takes over${giver.name === '' ? '' : ` from ${giver.name}`}, ${formatMoment(at, zone)}.`,
    `Shift${shiftKnown === false ? ':' : ''} ${shift}, revision ${acceptance.revision}.`,
    ...(emergency ? [`Accepted in an emergency: ${reason}`] : []),
    '',
    lines.length === 0 ? 'Nothing is open.' : 'Read back:',
    ...lines.flatMap(({ title, line }, index) => [`${index + 1}. ${plainLine(title, 300)}`, `   ${line === '' ? '(not read back)' : plainLine(line, 500)}`]),
    '',
    `For Watchkeeper: ${begin}${code}${end}`,
  ].join('\n');
}

/** The code in such a text, with what a chat or a mail may have broken it by taken out, and what stands before it; null without one. */
export function acceptanceIn(text: string): { readonly code: string; readonly before: string } | null {
  const from = text.indexOf(begin);
  const to = from === -1 ? -1 : text.indexOf(end, from + begin.length);
  if (to === -1) return null;
  const code = text.slice(from + begin.length, to).replaceAll(/[\s>]+/g, '');
  return /^[A-Za-z0-9_-]+$/.test(code) ? { code, before: text.slice(0, from) } : null;
}
