import type { Handoff } from '../model/handoff.ts';
import type { HandoffFormat } from '../model/handoff-exchange.ts';
import { dayKey } from './format-time.ts';

const ends: Readonly<Record<HandoffFormat, string>> = { markdown: 'md', html: 'html', pdf: 'pdf', plain: 'txt', slack: 'slack.txt', watch: 'watch' };

/** `2026-10-12-handoff-kim-doe.md`: by day, then by who gave it, in letters that every file system takes. */
export function handoffFileName({ shiftUntil, zone, kind, giver }: Pick<Handoff, 'shiftUntil' | 'zone' | 'kind' | 'giver'>, format: HandoffFormat): string {
  const name = giver.name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 40);
  return `${[dayKey(shiftUntil, zone), kind === 'light' ? 'light-handoff' : 'handoff', ...(name === '' ? [] : [name])].join('-')}.${ends[format]}`;
}

/** What can be taken in. */
export const handoffFileKinds = [{ name: 'Handoff', extensions: ['watch', 'md', 'markdown', 'txt'] }, { name: 'All files', extensions: ['*'] }] as const;
