import type { DrillPart, DrillPartId, DrillResult } from '../model/drill-result.ts';

/** How the parts of a result are called. */
export const partNames: Readonly<Record<DrillPartId, string>> = {
  acknowledge: 'Time to acknowledge',
  engage: 'Time to engage',
  updates: 'Updates on cadence',
  rungs: 'Rungs called in time',
  severity: 'Severity set right',
  'false-alarm': 'False alarm recognised',
  breaks: 'Breaks taken',
  handoff: 'Handoff quality',
  'read-back': 'Read-back',
};

/** `Within 3 of 4`, or that it was not asked for, or that what there was cannot be counted. */
export function partScore({ id, within, of, evidence }: Pick<DrillPart, 'id' | 'within' | 'of' | 'evidence'>): string {
  if (of === 0) return evidence.length === 0 ? 'Not part of this drill' : 'Nothing to count';
  return id === 'handoff' ? `${within} of ${of} points` : `Within ${within} of ${of}`;
}

/** `60×`, or `1× to 60×`. */
export function speedWords({ slowest, fastest }: Pick<DrillResult, 'slowest' | 'fastest'>): string {
  return slowest === fastest ? `${fastest}×` : `${slowest}× to ${fastest}×`;
}

export function endWords({ end }: Pick<DrillResult, 'end'>): string {
  return end === 'finished' ? 'ended by the person' : 'ended by its time';
}

/** The line of a rule, as it is quoted: `L183`. */
export const lineWords = (line: number | null): string => (line === null ? '' : `L${line}`);

/** A title as part of a file's name: small letters, digits and dashes. */
export function drillFileName(title: string): string {
  const name = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 80);
  return name === '' ? 'scenario' : name;
}
