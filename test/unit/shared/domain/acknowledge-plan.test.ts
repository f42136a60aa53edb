import { describe, expect, it } from 'vitest';
import { settleAcknowledgement } from '../../../../shared/domain/acknowledge-plan.ts';
import { toIncident } from '../../../../shared/domain/pagerduty-incident.ts';
import { incidentAnswer } from '../../../support/pagerduty-answers.ts';

const settle = (status: string, ...acknowledgers: string[]) =>
  settleAcknowledgement(toIncident(incidentAnswer({ status, acknowledgements: acknowledgers.map((id) => ({ acknowledger: { id, summary: id } })) }), { source: 'pagerduty', severityOf: () => null }), 'PME');

describe('an acknowledgement', () => {
  it('goes out only while the incident is triggered', () => {
    expect(settle('triggered')).toBeNull();
    expect(settle('acknowledged', 'PMAYA', 'PME')).toMatchObject({ kind: 'already-yours', result: 'done' });
    expect(settle('acknowledged', 'PMAYA')).toMatchObject({ kind: 'someone-else', result: 'needs-person', message: expect.stringContaining('PMAYA') });
    expect(settle('acknowledged')).toMatchObject({ kind: 'someone-else', message: expect.stringContaining('Somebody else') });
    expect(settle('resolved', 'PME')).toMatchObject({ kind: 'resolved', result: 'nothing-to-do' });
  });
});
