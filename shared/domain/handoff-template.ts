import type { EntryPart, HandoffField } from '../model/handoff.ts';

/**
 * The handoff template (runbook L656-L709): its headings and labels, letter for letter and in its order.
 * `labels`: lines that begin with a bold word. `issues` and `changes`: a heading for each entry. `lines`: bare bullets.
 */
export type TemplateSection =
  | { readonly heading: string; readonly kind: 'labels'; readonly fields: readonly (readonly [HandoffField, string])[] }
  | { readonly heading: string; readonly kind: 'issues' | 'changes' | 'lines'; readonly field: HandoffField };

export const templateTitle = 'On-Call Handoff';

export const template: readonly TemplateSection[] = [
  {
    heading: 'System Status', kind: 'labels',
    fields: [['health', 'Overall Health'], ['active-incidents', 'Active Incidents'], ['recent-issues', 'Recent Issues'], ['utilization', 'Resource Utilization']],
  },
  { heading: 'Active Issues', kind: 'issues', field: 'issues' },
  { heading: 'Recent Changes', kind: 'changes', field: 'changes' },
  { heading: 'Upcoming Activities', kind: 'labels', fields: [['maintenance', 'Scheduled Maintenance'], ['deployments', 'Planned Deployments'], ['dependencies', 'External Dependencies']] },
  { heading: 'Known Issues/Limitations', kind: 'labels', fields: [['infrastructure', 'Infrastructure'], ['application', 'Application'], ['monitoring', 'Monitoring']] },
  { heading: 'Contacts and Resources', kind: 'labels', fields: [['contacts', 'Primary Contacts'], ['escalation', 'Escalation Chain'], ['external', 'External Contacts'], ['links', 'Important Links']] },
  {
    heading: 'Special Instructions', kind: 'labels',
    fields: [['business-hours', 'Business Hours Considerations'], ['customer-impact', 'Customer Impact'], ['security', 'Security Considerations']],
  },
  { heading: 'Questions/Concerns', kind: 'lines', field: 'questions' },
];

/** Under the heading of an issue, in the template's order; what comes next stands within its details. */
export const issueLabels = [['severity', 'Severity'], ['status', 'Status'], ['owner', 'Owner'], ['eta', 'ETA'], ['details', 'Details']] as const satisfies readonly (readonly [EntryPart, string])[];
export const changeLabels = [['impact', 'Impact'], ['rollback', 'Rollback Plan'], ['metric', 'Monitoring']] as const satisfies readonly (readonly [EntryPart, string])[];
export const nextStepLabel = 'Next step';

/** Under an entry of any other field. */
export const lineLabels: readonly (readonly [Exclude<EntryPart, 'title' | 'text' | 'value'>, string])[] = [
  ['severity', 'Severity'], ['status', 'Status'], ['owner', 'Owner'], ['eta', 'ETA'], ['date', 'Date'], ['time', 'Time'], ['impact', 'Impact'], ['risk', 'Risk'],
  ['rollback', 'Rollback Plan'], ['metric', 'Monitoring'], ['details', 'Details'], ['nextStep', nextStepLabel],
];

/** Nothing was written there. */
export const emptyMark = '—';
/** The same under a heading that has no labels: a bare heading looks like a part that was lost. It says what is known, not that there was nothing. */
export const noneRecorded = 'None recorded.';

/** A heading or label as it is compared: people retype them. */
export function templateKey(words: string): string {
  return words.replaceAll(/[\s*_:]+/g, ' ').trim().toLowerCase();
}
