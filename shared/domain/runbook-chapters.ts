/** The chapters of the reference, in order. A team's own pages may name others: they follow. */
export const runbookChapters: Readonly<Record<string, string>> = {
  quick: 'Quick reference',
  responsibilities: 'Responsibilities',
  schedule: 'Schedule',
  response: 'Answering an alert',
  communication: 'Communication',
  escalation: 'Escalation',
  training: 'Training',
  handoff: 'Handoff',
  wellness: 'Work and rest',
};
