import { describe, expect, it } from 'vitest';
import { isOurs, toIncident } from '../../../../shared/domain/pagerduty-incident.ts';
import { IncidentSchema } from '../../../../shared/model/incident.ts';
import { incidentAnswer } from '../../../support/pagerduty-answers.ts';

const mapping = { source: 'pagerduty', severityOf: (priority: { readonly name: string } | null) => (priority?.name === 'SEV-2' ? 2 : null) } as const;
const map = (fields: object) => toIncident(incidentAnswer(fields), mapping);
const person = (id: string) => ({ id, type: 'user_reference', summary: `Name of ${id}` });

describe('an incident of PagerDuty', () => {
  it('becomes ours, times with Z and with an offset alike', () => {
    const incident = map({
      incident_number: 7, title: 'Quotes are slow', created_at: '2026-03-02T04:00:00-05:00', updated_at: '2026-03-02T09:05:00Z', html_url: 'https://example.pagerduty.com/incidents/Q1', urgency: 'low',
      service: { id: 'S1', type: 'service_reference', summary: 'Quote engine' }, priority: { id: 'PR2', name: 'SEV-2', summary: 'Second' },
      assignments: [{ at: 'x', assignee: person('A') }, { assignee: person('A') }, { assignee: person('B') }], acknowledgements: [{ at: '2026-03-02T09:05:00Z', acknowledger: person('B') }],
    });
    expect(incident).toEqual({
      id: 'Q1', source: 'pagerduty', number: 7, title: 'Quotes are slow', status: 'triggered', severity: 2, priorityLabel: 'SEV-2', urgency: 'low', serviceId: 'S1', serviceName: 'Quote engine',
      assignees: [{ id: 'A', name: 'Name of A' }, { id: 'B', name: 'Name of B' }], acknowledgers: [{ id: 'B', name: 'Name of B' }],
      createdAt: Date.UTC(2026, 2, 2, 9), updatedAt: Date.UTC(2026, 2, 2, 9, 5), resolvedAt: null, url: 'https://example.pagerduty.com/incidents/Q1',
    });
    expect(IncidentSchema.safeParse(incident).success).toBe(true);
  });

  it('does without what is missing or unreadable, and never makes a severity of urgency', () => {
    const incident = map({ title: 5, summary: null, urgency: 'extreme', service: 'S1', priority: null, assignments: 'none', acknowledgements: [null, {}, { acknowledger: { id: 3 } }], resolve_reason: 7, teams: null, surprise: { a: 1 } });
    expect(incident).toMatchObject({ title: '(no title)', severity: null, priorityLabel: null, urgency: 'high', serviceId: null, serviceName: null, assignees: [], acknowledgers: [], url: null, number: null });
    expect(incident.updatedAt).toBe(incident.createdAt);
    expect(IncidentSchema.safeParse(incident).success).toBe(true);
  });

  it('says when it was resolved, and into what it was merged', () => {
    expect(map({ status: 'resolved', last_status_change_at: '2026-03-02T10:00:00Z', resolve_reason: { type: 'merge_resolve_reason', incident: { id: 'Q9', type: 'incident_reference' } } }))
      .toMatchObject({ resolvedAt: Date.UTC(2026, 2, 2, 10), mergedInto: 'Q9' });
    expect(map({ resolved_at: '2026-03-02T10:00:00Z' }).resolvedAt).toBeNull();
  });

  it('is ours when it is assigned to us or belongs to a team of ours', () => {
    const answer = incidentAnswer({ assignments: [{ assignee: person('A') }], teams: [{ id: 'T1', type: 'team_reference' }] });
    expect([isOurs(answer, 'A', []), isOurs(answer, 'B', ['T1']), isOurs(answer, 'B', ['T2']), isOurs(answer, 'B', [])]).toEqual([true, true, false, false]);
  });
});
