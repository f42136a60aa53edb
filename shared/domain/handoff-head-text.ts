import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ZoneSchema } from '../model/zone.ts';
import type { Instant } from '../time/duration.ts';
import { escapeMarkdown } from './escape-text.ts';
import { dayKey, formatField, zoneName } from './format-time.ts';
import type { PaperHead } from './handoff-paper.ts';
import { templateKey } from './handoff-template.ts';
import { markdownWords } from './markdown-document.ts';
import { labelLine } from './markdown-items.ts';
import { settleLine } from './markdown-settle.ts';
import { plainLine } from './plain-text.ts';

const kinds = { rotation: 'Whole rotation', light: 'Between the halves of a day' } as const;
const emergencyWords = 'in an emergency';
/** In place of a span: nothing is made up. */
export const noEndKnown = 'no end known';

/** `2026-10-12 09:00 CEST`: to the minute, with the zone printed. */
export function formatMoment(at: Instant, zone: string): string {
  return `${dayKey(at, zone)} ${formatField(at, zone)} ${zoneName(at, zone)}`;
}

/** What a handoff is about, as labelled lines under its title. */
export function headLines({ id, revision, kind, emergency, shiftFrom, shiftUntil, zone, giver, receiver }: PaperHead): readonly string[] {
  const person = (name: string): string => settleLine(escapeMarkdown(plainLine(name)));
  const shift = zone === null || shiftFrom === null || shiftUntil === null ? noEndKnown : `${formatMoment(shiftFrom, zone)} to ${formatMoment(shiftUntil, zone)}`;
  return [
    labelLine('Shift', shift),
    labelLine('Times', zone ?? ''),
    labelLine('From', person(giver)),
    labelLine('To', person(receiver)),
    labelLine('Kind', `${kinds[kind]}${emergency ? `, ${emergencyWords}` : ''}`),
    ...(id === null ? [] : [labelLine('Reference', `${id}${revision === null ? '' : `, revision ${revision}`}`)]),
  ];
}

/** What labelled lines under the title say; what cannot be read is null or empty. */
export function readHead(lines: ReadonlyMap<string, string>): PaperHead {
  const line = (label: string): string => lines.get(templateKey(label)) ?? '';
  const words = (label: string): string => plainLine(markdownWords(line(label)));
  const zone = ZoneSchema.safeParse(line('Times')).success ? line('Times') : null;
  const [from = '', until = ''] = line('Shift').split(' to ');
  const kind = words('Kind').toLowerCase();
  const reference = /^(.{36})(?:, revision ([1-9]\d{0,8}))?/.exec(line('Reference'));
  const id = z.uuid().safeParse(reference?.[1]?.toLowerCase());
  return {
    id: id.success ? id.data : null,
    revision: id.success && reference?.[2] !== undefined ? Number(reference[2]) : null,
    kind: kind.startsWith(kinds.light.toLowerCase()) ? 'light' : 'rotation',
    emergency: kind.includes(emergencyWords),
    shiftFrom: readMoment(from, zone),
    shiftUntil: readMoment(until, zone),
    zone,
    giver: words('From'),
    receiver: words('To'),
  };
}

/** The instant that is printed so in a zone: of a time that the clocks show twice, the one with this name of the zone. */
function readMoment(text: string, zone: string | null): Instant | null {
  const found = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})\b/.exec(text);
  if (zone === null || found === null) return null;
  try {
    const local = Temporal.PlainDateTime.from(`${found[1]}T${found[2]}`);
    const both = (['earlier', 'later'] as const).map((disambiguation) => local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds);
    return both.find((at) => formatMoment(at, zone) === text.trim()) ?? both[0] ?? null;
  } catch {
    return null;
  }
}
