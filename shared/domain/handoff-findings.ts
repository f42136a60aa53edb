import type { HandoffContent } from '../model/handoff.ts';
import type { EvidenceNews } from '../model/handoff-view.ts';
import { HandoffFieldSchema } from '../model/handoff.ts';
import { isLoud, severityLabel } from '../model/severity.ts';
import { isBlind } from '../model/source.ts';
import { entriesIn, partOf } from './handoff-change.ts';
import { entryIdOf, type Finding } from './handoff-compile.ts';
import type { ShiftEvidence } from './handoff-evidence.ts';
import { carriedFindings } from './handoff-findings-carried.ts';
import { impactFindings, openIncidentFindings, resolvedFindings } from './handoff-findings-incidents.ts';
import { contactFindings, dutyFindings, escalationFindings } from './handoff-findings-people.ts';
import { blindFindings, certificateFindings, changeFindings, maintenanceFindings, noiseFindings, silenceFindings } from './handoff-findings-watch.ts';
import { moment } from './handoff-moments.ts';
import { currentSeverity } from './incident-now.ts';
import { plainLine } from './plain-text.ts';
import { sourceNames } from './watch-status.ts';

/** What a shift's own data say, field by field, in the order in which it is read (C26; runbook L627-L635, L656-L709). */
export function findingsOf(evidence: ShiftEvidence): readonly Finding[] {
  return [
    healthFinding(evidence), ...openIncidentFindings(evidence), ...situationFindings(evidence), ...resolvedFindings(evidence),
    ...changeFindings(evidence), ...maintenanceFindings(evidence), ...certificateFindings(evidence),
    ...silenceFindings(evidence), ...noiseFindings(evidence), ...blindFindings(evidence),
    ...contactFindings(evidence), ...escalationFindings(evidence), ...impactFindings(evidence), ...dutyFindings(evidence), ...carriedFindings(evidence),
  ];
}

/** Red: a SEV-1/2 is open. Yellow: anything else is, or something is not known. Green only with every source in sight, and something to see (promise 1, runbook L663). */
function healthFinding({ open, situations, checks, sources }: ShiftEvidence): Finding {
  const severities = open.map(({ run }) => currentSeverity(run));
  const loud = severities.filter(isLoud).length;
  const down = checks.filter(({ state }) => state.confirmed === 'down').length;
  const flapping = checks.filter(({ state }) => state.flapping).length;
  const unwell = situations.filter(({ status, severity }) => status !== 'resolved' && isLoud(severity)).length;
  const blind = sources.filter(isBlind).map(({ source }) => `${sourceNames[source]} cannot be seen`);
  const silent = sources.filter(({ condition }) => condition === 'starting').map(({ source }) => `${sourceNames[source]}: no answer yet`);
  const active = checks.filter(({ check }) => !check.paused);
  const paused = checks.length - active.length;
  const unknown = active.filter(({ state }) => state.confirmed === null || state.verdict === 'unknown').length;
  const watched = active.length > 0 || sources.some(({ source, condition }) => source === 'pagerduty' && condition !== 'off');
  const worst = severities.filter((severity) => severity !== null).toSorted((a, b) => a - b)[0];
  const reasons = [
    ...(open.length === 0 ? [] : [`${count(open.length, 'incident')} open${worst === undefined ? '' : `, the worst ${severityLabel(worst)}`}`]),
    ...(down === 0 ? [] : [`${count(down, 'check')} down`]),
    ...(flapping === 0 ? [] : [`${count(flapping, 'check')} flapping`]),
    ...(unknown === 0 ? [] : [`${count(unknown, 'check')} not known`]),
    ...blind,
    ...silent,
    ...(watched ? [] : ['nothing is watched: no check runs, and PagerDuty is not connected']),
  ];
  const colour = loud > 0 || unwell > 0 ? 'Red' : reasons.length > 0 ? 'Yellow' : 'Green';
  const why = reasons.length > 0 ? reasons.join('; ') : `nothing is open${active.length === 0 ? '' : `, every check passes${paused === 0 ? '' : ` but ${paused} that ${paused === 1 ? 'is' : 'are'} paused`}`}, and every source is in sight`;
  return { field: 'health', evidence: { key: 'health', kind: 'situation', refId: null, eventIds: [] }, parts: { text: `${colour}: ${why}` } };
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** What is open without an incident: failing checks, and who has them. */
function situationFindings({ situations, zone, me }: ShiftEvidence): readonly Finding[] {
  return situations.flatMap(({ id, status, members, title, severity, openedAt, acknowledgedBy, acknowledgedAt, drill }): readonly Finding[] => {
    if (status === 'resolved' || members.some(({ kind, gone, status: each }) => kind === 'incident' && gone !== true && each !== 'resolved')) return [];
    const by = acknowledgedBy === me ? 'the giver' : plainLine(acknowledgedBy ?? '', 80);
    const taken = acknowledgedAt === null ? 'not acknowledged' : `acknowledged by ${by === '' ? 'somebody' : by} ${moment(acknowledgedAt, zone)}`;
    return [{
      field: 'active-incidents', evidence: { key: `situation:${id}`, kind: 'situation', refId: id, eventIds: [] },
      parts: { text: `${drill ? '[demo] ' : ''}${severityLabel(severity)} ${plainLine(title, 200)}: failing since ${moment(openedAt, zone)}, ${taken}` },
    }];
  });
}

/** What evidence says now that a content does not, or no more: what the next compile would take in. */
export function evidenceNews(content: HandoffContent, findings: readonly Finding[]): readonly EvidenceNews[] {
  return HandoffFieldSchema.options.flatMap((field) => {
    const said = new Map(findings.filter((finding) => finding.field === field).map((finding) => [entryIdOf(finding.evidence.key), finding]));
    const entries = entriesIn(content, field);
    const there = new Set(entries.map(({ evidence, id }) => (evidence === null ? id : entryIdOf(evidence.key))));
    const known = entries.flatMap((entry): readonly EvidenceNews[] => {
      const { evidence, id, gone, compiled } = entry;
      if (evidence === null) return [];
      const finding = said.get(entryIdOf(evidence.key));
      const about = { field, key: evidence.key, entryId: id };
      if (finding === undefined) return gone ? [] : [{ ...about, what: 'over', words: partOf(entry, 'title') || partOf(entry, 'text') }];
      return !gone && sameParts(compiled, finding.parts) ? [] : [{ ...about, what: 'changed', words: finding.parts.title ?? finding.parts.text ?? '' }];
    });
    const fresh = [...said].flatMap(([id, { evidence: { key }, parts }]): readonly EvidenceNews[] => (there.has(id) ? [] : [{ field, key, entryId: null, what: 'new', words: parts.title ?? parts.text ?? '' }]));
    return [...known, ...fresh];
  });
}

function sameParts(one: Finding['parts'], other: Finding['parts']): boolean {
  const sorted = (parts: Finding['parts']) => JSON.stringify(Object.entries(parts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
}
