import { absenceSort } from './rota-words.ts';
import type { Instant } from '../time/duration.ts';

export type AbsenceStep = { readonly id: string; readonly text: string; /** Of the runbook; null where it says nothing. */ readonly line: number | null };

/** What an absence asks for, by its length: the runbook's four steps over a week and three up to it, and ours for a few hours (S22, C34). */
const steps: Readonly<Record<ReturnType<typeof absenceSort>, readonly AbsenceStep[]>> = {
  longer: [
    { id: 'arrange', text: 'Arrange cover with another member of the team', line: 150 },
    { id: 'pagerduty', text: 'Change the schedule in PagerDuty', line: 151 },
    { id: 'brief', text: 'Brief who covers on what is going on', line: 152 },
    { id: 'access', text: 'Make sure that they have access and credentials', line: 153 },
  ],
  days: [
    { id: 'secondary', text: 'The secondary takes the place of the primary: tell them', line: 156 },
    { id: 'backup', text: 'Arrange a backup, so that somebody is secondary', line: 157 },
    { id: 'calendar', text: 'Update the calendar of the team', line: 158 },
  ],
  'under-a-day': [
    { id: 'name', text: 'Name who covers these hours', line: null },
    { id: 'tell', text: 'Tell the team and whoever covers', line: null },
    { id: 'pagerduty', text: 'Enter the override in PagerDuty', line: null },
  ],
};

export function absenceSteps(from: Instant, to: Instant): readonly AbsenceStep[] {
  return steps[absenceSort(from, to)];
}
