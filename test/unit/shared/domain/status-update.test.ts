import { describe, expect, it } from 'vitest';
import { renderUpdate, updateGaps, type UpdateDraft } from '../../../../shared/domain/status-update.ts';
import type { Audience } from '../../../../shared/policy/incident-policy.ts';
import { runbookIncidents } from '../../../support/incident-runs.ts';

function draft(id: string, audience: Audience, values: Record<string, string>, approver = ''): UpdateDraft {
  const template = runbookIncidents.templates.find((one) => one.id === id);
  if (template === undefined) throw new Error(`There is no template ${id}.`);
  return { template, audience, values, approver, facts: { severity: '$SEVERITY', service: 'Quotes', date: '$(date)' } };
}

/** With the runbook's own variables as values each text must come out as the runbook prints it (L345-L389). */
const golden = {
  acknowledgement: [
    { title: '$ALERT_NAME', acknowledged: '$(date)', person: '$USER', assessment: '$BRIEF_DESCRIPTION', next: '$IMMEDIATE_NEXT_STEPS', eta: '$ETA_TIME' },
    ['SEV-$SEVERITY Incident Acknowledged', '===================================', 'Alert: $ALERT_NAME', 'Acknowledged: $(date)', 'On-call: $USER',
      'Initial Assessment: $BRIEF_DESCRIPTION', 'Next Actions: $IMMEDIATE_NEXT_STEPS', 'ETA for Update: $ETA_TIME'],
  ],
  investigation: [
    { status: 'Investigating', progress: '$INVESTIGATION_PROGRESS', findings: '$KEY_FINDINGS', next: '$NEXT_INVESTIGATION_STEPS', eta: '$NEW_ETA' },
    ['INVESTIGATION UPDATE - $(date)', '==============================', 'Status: Investigating', 'Progress: $INVESTIGATION_PROGRESS', 'Findings: $KEY_FINDINGS',
      'Next Steps: $NEXT_INVESTIGATION_STEPS', 'ETA: $NEW_ETA'],
  ],
  mitigation: [
    { status: 'Mitigating', actions: '$ACTIONS_COMPLETED', results: '$MITIGATION_RESULTS', monitoring: '$MONITORING_PLAN', eta: '$NEW_ETA' },
    ['MITIGATION UPDATE - $(date)', '===========================', 'Status: Mitigating', 'Actions Taken: $ACTIONS_COMPLETED', 'Results: $MITIGATION_RESULTS',
      'Monitoring: $MONITORING_PLAN', 'ETA: $NEW_ETA'],
  ],
  resolution: [
    { status: 'Resolved', duration: '$TOTAL_DURATION', cause: '$ROOT_CAUSE_SUMMARY', resolution: '$RESOLUTION_ACTION', prevention: '$PREVENTION_MEASURES', monitoring: '$POST_INCIDENT_MONITORING' },
    ['INCIDENT RESOLVED - $(date)', '===========================', 'Status: Resolved', 'Duration: $TOTAL_DURATION', 'Root Cause: $ROOT_CAUSE_SUMMARY',
      'Resolution: $RESOLUTION_ACTION', 'Prevention: $PREVENTION_MEASURES', 'Monitoring: $POST_INCIDENT_MONITORING'],
  ],
} as const;

describe('the runbook’s templates', () => {
  it.each(Object.entries(golden))('%s, byte for byte', (id, [values, lines]) => {
    expect(renderUpdate(draft(id, 'responders', values), 'plain')).toBe(lines.join('\n'));
  });

  it.each(Object.entries(golden))('%s cannot leave with its variables', (id, [values]) => {
    const variables = Object.values(values).filter((value) => value.startsWith('$')).length;
    expect(updateGaps(draft(id, 'responders', values)).filter(({ type }) => type === 'placeholder')).toHaveLength(variables);
  });

  it.each(runbookIncidents.templates.flatMap(({ id }) => (['responders', 'stakeholders', 'customers'] as const).map((audience) => [id, audience] as const)))(
    '%s for %s says what is missing', (id, audience) => {
      const empty = draft(id, audience, {});
      const wanted = empty.template.texts[audience].fields.filter(({ required }) => required).map(({ id: field }) => field);
      expect(updateGaps(empty).flatMap((gap) => (gap.type === 'empty' ? [gap.field.id] : []))).toEqual(wanted);
      const filled = Object.fromEntries(wanted.map((field) => [field, 'known']));
      expect(updateGaps(draft(id, audience, filled, 'Mira'))).toEqual([]);
    },
  );
});

describe('what customers read', () => {
  it('needs the name of who approved it, except the first notice, which was approved beforehand', () => {
    const values = { 'customer-impact': 'Quotes are slow', 'customer-text': 'We are mending it', eta: '10:20' };
    expect(updateGaps(draft('investigation', 'customers', values))).toEqual([{ type: 'approver' }]);
    expect(updateGaps(draft('investigation', 'customers', values, 'Mira'))).toEqual([]);
    expect(updateGaps(draft('acknowledgement', 'customers', {}))).toEqual([]);
  });
});

describe('text from outside', () => {
  const hostile = '<!channel> [x](javascript:alert(1)) & <@U1> *bold* <img src=x onerror=alert(1)>';
  const values = { title: hostile, acknowledged: '10:00', person: 'Ada', assessment: 'a', next: 'b', eta: 'c' };

  it('pings nobody in Slack', () => {
    const text = renderUpdate(draft('acknowledgement', 'responders', values), 'slack');
    expect(text).toContain('*Alert:* &lt;!channel&gt;');
    expect(text.replaceAll(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
  });

  it('is text in Markdown', () => {
    const text = renderUpdate(draft('acknowledgement', 'responders', values), 'markdown');
    expect(text).toContain(String.raw`\<!channel\>`);
    expect(text).toContain(String.raw`\[x\](javascript&#58;alert(1))`);
  });
});
