import type { RungCall, StatusWord } from '../../../shared/model/incident-run.ts';
import type { ImpactFact } from '../../../shared/policy/incident-policy.ts';
import type { ShapeName } from '../../components/shape.tsx';

export const statusOrder = ['investigating', 'mitigating', 'monitoring', 'resolved'] as const satisfies readonly StatusWord[];

/** The status of the response, by word, shape and colour, and the key that sets it. */
export const runStatusWords: Readonly<Record<StatusWord, { readonly word: string; readonly shape: ShapeName; readonly tone: 'alert' | 'warn' | 'ok' | 'off'; readonly key: string }>> = {
  investigating: { word: 'Investigating', shape: 'down', tone: 'alert', key: 'I' },
  mitigating: { word: 'Mitigating', shape: 'pending', tone: 'warn', key: 'M' },
  monitoring: { word: 'Monitoring', shape: 'hollow', tone: 'warn', key: 'W' },
  resolved: { word: 'Resolved', shape: 'up', tone: 'ok', key: 'R' },
};

/** How somebody can be called, and the key that says so. */
export const callWays: readonly { readonly how: RungCall['how']; readonly label: string; readonly by: string; readonly key: string }[] = [
  { how: 'phone', label: 'Phone', by: 'by phone', key: 'P' },
  { how: 'chat', label: 'Chat', by: 'in chat', key: 'C' },
  { how: 'pagerduty', label: 'PagerDuty', by: 'through PagerDuty', key: 'D' },
  { how: 'in-person', label: 'In person', by: 'in person', key: 'I' },
  { how: 'other', label: 'Other', by: 'in another way', key: 'O' },
];

export function calledBy(how: RungCall['how']): string {
  return callWays.find((way) => way.how === how)?.by ?? how;
}

/** A fact about the business: what it is called, and what a number of it is counted in. Null for a fact without a number. */
export const impactWords: Readonly<Record<ImpactFact, { readonly label: string; readonly unit: string | null }>> = {
  revenue: { label: 'Loss per hour', unit: '$' },
  users: { label: 'Users affected', unit: 'users' },
  security: { label: 'Security', unit: null },
  compliance: { label: 'Compliance', unit: null },
  'customer-escalation': { label: 'Customer escalated', unit: null },
  'public-mention': { label: 'Talked about in public', unit: null },
  'several-high': { label: 'Several SEV-2', unit: null },
};

/** `$12,000 an hour`, `250 users`, or the fact by itself. */
export function sayImpact(fact: ImpactFact, amount: number | null): string {
  const { label } = impactWords[fact];
  if (amount === 0) return `${label}: no`;
  if (amount === null) return label;
  const figure = amount.toLocaleString('en-US');
  return fact === 'revenue' ? `$${figure} an hour lost` : fact === 'users' ? `${figure} users affected` : label;
}

export const verdictWords = {
  action: { label: 'Action', key: '1', hint: 'A person had to do something.' },
  'no-action': { label: 'No action', key: '2', hint: 'It went away, or there was nothing to do.' },
  'needs-work': { label: 'Needs work', key: '3', hint: 'Wrong threshold, wrong severity, wrong person.' },
} as const;

/** `L432`: a line of the on-call runbook. */
export function lineLabel(line: number | null | undefined): string {
  return line === null || line === undefined ? '' : `L${line}`;
}
