import type { QualityPoint } from '../model/handoff-view.ts';

/** What makes a handoff good, in the runbook's order (runbook L711-L732). */
export const qualityPoints = [
  { id: 'issues-documented', group: 'information', words: 'Every open issue is in it', line: 712 },
  { id: 'health-clear', group: 'information', words: 'The health of the system is plain at a glance', line: 713 },
  { id: 'changes-explained', group: 'information', words: 'Recent changes are explained', line: 714 },
  { id: 'upcoming-noted', group: 'information', words: 'What is planned is noted', line: 715 },
  { id: 'contacts-current', group: 'information', words: 'The contacts are up to date', line: 716 },
  { id: 'instructions-given', group: 'information', words: 'Anything special is said', line: 717 },
  { id: 'concise', group: 'communication', words: 'It is short and clear', line: 720 },
  { id: 'key-points', group: 'communication', words: 'What matters most stands out', line: 721 },
  { id: 'questions-addressed', group: 'communication', words: 'Open questions were talked through', line: 722 },
  { id: 'next-steps', group: 'communication', words: 'Each issue has a next step', line: 723 },
  { id: 'escalation-confirmed', group: 'communication', words: 'It is clear who is called next', line: 724 },
  { id: 'access-verified', group: 'communication', words: 'The receiver has access and credentials', line: 725 },
  { id: 'questions-answered', group: 'follow-up', words: 'Questions are written down with their answers', line: 728 },
  { id: 'items-assigned', group: 'follow-up', words: 'What is to be done has an owner and a time', line: 729 },
  { id: 'improvements-found', group: 'follow-up', words: 'What the process lacks was named', line: 730 },
  { id: 'feedback-reviewed', group: 'follow-up', words: 'Feedback was asked for and looked at', line: 731 },
  { id: 'process-improved', group: 'follow-up', words: 'Something of it was made better for next time', line: 732 },
] as const satisfies readonly Pick<QualityPoint, 'id' | 'group' | 'words' | 'line'>[];

export type PointId = (typeof qualityPoints)[number]['id'];
