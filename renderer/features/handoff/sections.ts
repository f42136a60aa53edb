import { template } from '../../../shared/domain/handoff-template.ts';
import { fieldName } from '../../../shared/domain/handoff-text.ts';
import type { EntryPart, HandoffField } from '../../../shared/model/handoff.ts';

export type PartShape = {
  readonly part: EntryPart;
  readonly label: string;
  readonly hint?: string;
  /** Words that it is likely to be; any other can be typed. */
  readonly choices?: readonly string[];
};

export type FieldShape = {
  readonly field: HandoffField;
  readonly label: string;
  /** What belongs here, for a field that is empty. */
  readonly hint: string;
  /** What one entry of it is called. */
  readonly entry: string;
  /** The head line of an entry, and what stands below it. */
  readonly head: PartShape;
  readonly parts: readonly PartShape[];
  /** The one part stands beside the head. */
  readonly pair?: boolean;
};

export type SectionShape = { readonly title: string; readonly fields: readonly FieldShape[] };

type Entry = Pick<FieldShape, 'entry' | 'head' | 'parts' | 'pair'>;
const line: Entry = { entry: 'line', head: { part: 'text', label: 'Text' }, parts: [] };
const issue: Entry = {
  entry: 'issue',
  head: { part: 'title', label: 'What it is', hint: 'What is wrong, in a line' },
  parts: [
    { part: 'severity', label: 'Severity', choices: ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4'] },
    { part: 'status', label: 'Status', choices: ['Investigating', 'Mitigating', 'Monitoring', 'Resolved'] },
    { part: 'owner', label: 'Owner', hint: 'Who has it' },
    { part: 'eta', label: 'ETA', hint: '14:30, or unknown' },
    { part: 'nextStep', label: 'Next step', hint: 'What the next person does first' },
    { part: 'details', label: 'Details' },
  ],
};
const change: Entry = {
  entry: 'change',
  head: { part: 'title', label: 'What changed', hint: 'What was changed, in a line' },
  parts: [
    { part: 'date', label: 'Date' },
    { part: 'impact', label: 'Impact', choices: ['Positive', 'Negative', 'Neutral'] },
    { part: 'rollback', label: 'Rollback', hint: 'How it is taken back' },
    { part: 'metric', label: 'Watch', hint: 'The metric that tells' },
  ],
};
const coming: Entry = {
  entry: 'activity',
  head: { part: 'title', label: 'What is coming', hint: 'What is planned, in a line' },
  parts: [{ part: 'time', label: 'Time', hint: 'Tue 22:00 to 23:00' }, { part: 'impact', label: 'Impact' }, { part: 'risk', label: 'Risk', hint: 'What could go wrong' }],
};

const pair = (entry: string, who: string, how: string, hint: string): Entry => ({ entry, pair: true, head: { part: 'title', label: who }, parts: [{ part: 'value', label: how, hint }] });

const entries: Readonly<Partial<Record<HandoffField, Entry>>> = {
  issues: issue, changes: change, maintenance: coming, deployments: coming, dependencies: coming,
  contacts: pair('contact', 'Who', 'How to reach them', 'Phone, Slack'), escalation: pair('level', 'Level', 'Who is called', 'Name, phone'), external: pair('contact', 'Who', 'How to reach them', 'Phone, address'),
  links: pair('link', 'What', 'Where', 'https://'),
};

const hints: Readonly<Record<HandoffField, string>> = {
  health: 'Green, yellow or red, and why.',
  'active-incidents': 'What is open, with severity and status.',
  'recent-issues': 'What was resolved in this shift.',
  utilization: 'CPU, memory, storage: what is near its limit.',
  issues: 'What the next person takes over: what it is, who has it, what comes next.',
  changes: 'What changed, how it is taken back, which metric tells.',
  maintenance: 'When, how long, what it touches.',
  deployments: 'When, how much, what could go wrong.',
  dependencies: 'Maintenance or trouble of services that we use.',
  infrastructure: 'Limits that the next person has to know.',
  application: 'Known bugs, and what to do about them.',
  monitoring: 'What no alert would tell; checks that are noisy.',
  contacts: 'Who, and how to reach them.',
  escalation: 'Who is called when, as it stands now.',
  external: 'Vendors and partners.',
  links: 'Dashboards and documents.',
  'business-hours': 'Peak times, launches, who must not be called.',
  'customer-impact': 'Customers who are affected now.',
  security: 'What is suspicious, or being watched.',
  questions: 'What you would ask if you took over.',
};

const shapeOfField = (field: HandoffField): FieldShape => ({ field, label: fieldName(field), hint: hints[field], ...(entries[field] ?? line) });

/** The eight sections in the runbook's order, each field with what a person needs to fill it (runbook L656-L709). */
export const sections: readonly SectionShape[] = template.map((section) => ({
  title: section.heading,
  fields: section.kind === 'labels' ? section.fields.map(([field]) => shapeOfField(field)) : [shapeOfField(section.field)],
}));

const otherLabels: Readonly<Record<EntryPart, string>> = {
  text: 'Text', title: 'Title', severity: 'Severity', status: 'Status', owner: 'Owner', eta: 'ETA', nextStep: 'Next step', details: 'Details', date: 'Date', impact: 'Impact', rollback: 'Rollback',
  metric: 'Watch', time: 'Time', risk: 'Risk', value: 'Value',
};

/** A part that evidence has and the shape does not. */
export function otherPart(part: EntryPart): PartShape {
  return { part, label: otherLabels[part] };
}
