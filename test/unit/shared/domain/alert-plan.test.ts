import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planAlert, type AlertPlan } from '../../../../shared/domain/alert-plan.ts';
import { defaultAlertRules } from '../../../../shared/domain/alert-rules.ts';
import { mergeSituations } from '../../../../shared/domain/situation-merge.ts';
import type { ShownAlert } from '../../../../shared/model/shown-alert.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { fakeStart as start } from '../../../support/fake-clock.ts';
import { hostileTexts } from '../../../support/hostile-texts.ts';
import { checkReport, incidentReport, situationOf } from '../../../support/situations.ts';

const rules = defaultAlertRules;
/** No silence, no hold, no storm. */
const undisturbed = { silence: null, hold: null, group: null, lastWordAt: null, heard: { hereAt: null, elsewhereAt: null }, rules } as const;
const plan = (situation: Situation | null, shown: ShownAlert | null, now = start, problem: string | null = null): AlertPlan =>
  planAlert({ ...undisturbed, situation, shown, problem, now });

function told(situation: Situation, now = start, shown: ShownAlert | null = null): ShownAlert {
  const first = plan(situation, shown, now);
  if (!('content' in first)) throw new Error(`nothing was told: ${first.step}`);
  return first.memory;
}

const loud = situationOf(incidentReport({ severity: 2 }));
const quiet = situationOf(incidentReport({ severity: 3 }));
const acknowledged: Situation = { ...loud, status: 'acknowledged' };
const resolved: Situation = { ...loud, status: 'resolved', resolvedAt: start + 18 * minute };

describe('what to tell', () => {
  it('shows a new situation with its severity, what is known, both actions and a sound', () => {
    expect(plan(loud, null)).toMatchObject({
      step: 'show',
      sound: true,
      content: { title: 'SEV-2 · Checkout answers 500', body: '#7 · P2 · Checkout', urgency: 'critical', actions: ['acknowledge', 'open'], severity: 2 },
    });
  });

  it('says by when to acknowledge, until something is due; what went wrong before goes first', () => {
    const promise = 'Acknowledge by 03:22 (15 min)';
    const bodyOf = (over: Partial<Parameters<typeof planAlert>[0]>) => {
      const next = planAlert({ ...undisturbed, situation: loud, shown: null, problem: null, now: start, promise, ...over });
      return 'content' in next ? next.content.body.split('\n') : null;
    };
    expect(bodyOf({})).toEqual([promise, '#7 · P2 · Checkout']);
    expect(bodyOf({ problem: 'PagerDuty did not answer.' })).toEqual(['Not acknowledged: PagerDuty did not answer.', promise, '#7 · P2 · Checkout']);
    expect(bodyOf({ prompt: { words: 'Call Secondary on-call', sound: true } })).toEqual(['Call Secondary on-call', '#7 · P2 · Checkout']);
    expect(bodyOf({ promise: null })).toEqual(['#7 · P2 · Checkout']);
  });

  it.each([
    [1, 'critical', true],
    [2, 'critical', true],
    [3, 'normal', true],
    [4, 'low', false],
    [null, 'normal', true],
  ] as const)('severity %s: %s, sound %s', (severity, urgency, sound) => {
    expect(plan(situationOf(incidentReport({ severity })), null)).toMatchObject({ content: { urgency }, sound });
  });

  it('marks what is only the demo', () => {
    const content = 'content' in plan(situationOf(incidentReport({ source: 'drill' })), null) ? plan(situationOf(incidentReport({ source: 'drill' })), null) : null;
    expect(content).toMatchObject({ content: { title: 'Demo · SEV-2 · Checkout answers 500' } });
  });

  it('names the failing check and the value that it found', () => {
    expect(plan(situationOf(checkReport('down')), null)).toMatchObject({
      content: { title: 'SEV-2 · API is down', body: 'answered 503, expected 200-299' },
    });
  });

  it('says nothing of what was acknowledged or over before anybody was told', () => {
    expect(plan(acknowledged, null)).toEqual({ step: 'none', lookAgainAt: start + 61 * minute });
    expect(plan(resolved, null)).toEqual({ step: 'none', lookAgainAt: null });
  });

  it('updates in place and without a sound when a check joins', () => {
    const joined = mergeSituations([quiet], [checkReport('down', start, { severity: 3 })], start + second).situations[0]!;
    expect(plan(joined, told(quiet), start + 2 * minute)).toMatchObject({ step: 'update', sound: false, content: { body: expect.stringContaining('API is down') } });
  });

  it('is loud again when it gets worse, but makes one sound a minute at most', () => {
    const worse = { ...quiet, severity: 1 } as const;
    expect(plan(worse, told(quiet), start + 59 * second)).toMatchObject({ step: 'show', sound: false, content: { urgency: 'critical' } });
    expect(plan(worse, told(quiet), start + 60 * second)).toMatchObject({ step: 'show', sound: true });
  });

  it('repeats SEV-1/2 after two minutes until they are acknowledged, and nothing else', () => {
    const shown = told(loud);
    expect(plan(loud, shown, start + 119 * second)).toEqual({ step: 'none', lookAgainAt: start + 2 * minute });
    const again = plan(loud, shown, start + 2 * minute);
    expect(again).toMatchObject({ step: 'repeat', sound: true, memory: { shownAt: start + 2 * minute } });
    expect(plan(quiet, told(quiet), start + 600 * minute)).toEqual({ step: 'none', lookAgainAt: null });
    expect(plan({ ...loud, severity: null }, told({ ...loud, severity: null }), start + 600 * minute)).toEqual({ step: 'none', lookAgainAt: null });
    expect(plan(acknowledged, shown, start + 2 * minute)).toMatchObject({ step: 'withdraw', memory: { status: 'acknowledged' } });
    expect(plan(acknowledged, { ...shown, status: 'acknowledged' }, start + 9 * minute)).toEqual({ step: 'none', lookAgainAt: start + 61 * minute });
  });

  it('an update does not put off the repeat', () => {
    const shown = told(loud);
    const renamed = { ...loud, title: 'Checkout is gone' };
    const update = plan(renamed, shown, start + minute);
    expect(update).toMatchObject({ step: 'update', memory: { shownAt: start } });
  });

  it('alerts anew when an acknowledgement runs out', () => {
    expect(plan(loud, { ...told(loud), status: 'acknowledged' }, start + 30 * minute)).toMatchObject({ step: 'show', sound: true });
  });

  it('says once and quietly that it is over, then nothing', () => {
    const over = plan(resolved, told(loud), start + 18 * minute);
    expect(over).toMatchObject({
      step: 'recover', sound: false, content: { title: 'Recovered · Checkout answers 500', body: 'Resolved after 18 min.', urgency: 'low', actions: ['open'] },
    });
    expect(plan(resolved, 'memory' in over ? over.memory : null, start + 19 * minute)).toEqual({ step: 'none', lookAgainAt: null });
  });

  it('calls a recovered check by its name, and hours by hours', () => {
    const check = situationOf(checkReport('down'));
    const over: Situation = { ...check, status: 'resolved', resolvedAt: start + 125 * minute };
    expect(plan(over, told(check), start + 126 * minute)).toMatchObject({ content: { title: 'Recovered · API', body: 'Resolved after 2 h 05.' } });
    expect(plan({ ...over, resolvedAt: start + 17_000 }, told(check), start + minute)).toMatchObject({ content: { body: 'Resolved after 17 s.' } });
  });

  it('never calls recovered what is over for us alone', () => {
    const { situations: [handedOver] } = mergeSituations([loud], [incidentReport({ severity: 1, elsewhere: true, updatedAt: start + minute })], start + minute);
    if (handedOver === undefined) throw new Error('It is not on the list.');
    expect(plan(handedOver, told(loud), start + minute)).toMatchObject({ step: 'recover', sound: false, content: { title: 'Not yours any more · Checkout answers 500', body: expect.stringContaining('may still be open') as string } });
    const { situations: [unwatched] } = mergeSituations([situationOf(checkReport('down'))], [{ type: 'gone', kind: 'check', id: 'api', at: start + minute, detail: 'Not checked any more.' }], start + minute);
    if (unwatched === undefined) throw new Error('It is not on the list.');
    expect(plan(unwatched, told(situationOf(checkReport('down'))), start + minute)).toMatchObject({ content: { title: 'Not watched any more · API', body: 'Not checked any more.' } });
  });

  it('takes back what became part of another situation', () => {
    expect(plan(null, told(loud))).toEqual({ step: 'withdraw', memory: null });
    expect(plan(null, null)).toEqual({ step: 'none', lookAgainAt: null });
  });

  it('says why acknowledging failed', () => {
    expect(plan(loud, told(loud), start + second, 'PagerDuty refused the token.')).toMatchObject({
      step: 'update', content: { body: expect.stringMatching(/^Not acknowledged: PagerDuty refused the token\.\n/) },
    });
  });

  it('is not silenced by a clock that was set back', () => {
    expect(plan(loud, told(loud, start + 120 * minute), start)).toMatchObject({ step: 'repeat', sound: true });
  });

  it('makes no sound when the person wants none', () => {
    expect(planAlert({ ...undisturbed, situation: loud, shown: null, problem: null, rules: { ...rules, sounds: false }, now: start })).toMatchObject({ sound: false });
  });

  it('says the severity once: a priority that is called like it is left out of the body', () => {
    const situation = situationOf(incidentReport({ severity: 1, priorityLabel: 'SEV-1' }));
    expect(plan(situation, null)).toMatchObject({ content: { title: 'SEV-1 · Checkout answers 500', body: '#7 · Checkout' } });
  });

  it.each(hostileTexts)('stays within its limits: $name', ({ text }) => {
    const situation = situationOf(incidentReport({ title: text, serviceName: text, priorityLabel: text }));
    const answer = plan(situation, null, start, text);
    expect(answer).toHaveProperty('content');
    if (!('content' in answer)) return;
    expect(answer.content.title.length).toBeLessThanOrEqual(120);
    expect(answer.content.body.length).toBeLessThanOrEqual(400);
    expect(answer.content.title).toMatch(/^SEV-2 ·/);
  });
});

describe('for any history of one situation', () => {
  const states = fc.record({
    status: fc.constantFrom('triggered', 'acknowledged', 'resolved'),
    severity: fc.constantFrom(1, 2, 3, 4, null),
    title: fc.constantFrom('A', 'B'),
    after: fc.integer({ min: 0, max: 200 }),
  });
  it('never tells one state twice but for SEV-1/2, and sounds once a minute at most', () => {
    fc.assert(
      fc.property(fc.array(states, { maxLength: 40 }), (history) => {
        let now = start;
        let shown: ShownAlert | null = null;
        let lastSound = Number.NEGATIVE_INFINITY;
        for (const { status, severity, title, after } of history) {
          now += after * second;
          const situation: Situation = { ...loud, status, severity, title, resolvedAt: status === 'resolved' ? now : null };
          for (let round = 0; round < 2; round += 1) {
            const answer: AlertPlan = plan(situation, shown, now);
            if (round === 1) expect(answer.step).toBe('none');
            if (answer.step === 'repeat') expect([1, 2]).toContain(severity);
            if ('sound' in answer && answer.sound) {
              expect(now - lastSound).toBeGreaterThanOrEqual(minute);
              lastSound = now;
            }
            if ('memory' in answer) shown = answer.memory;
          }
          if (status === 'triggered') expect(shown).toMatchObject({ status: 'triggered', severity });
        }
      }),
      { numRuns: 2000 },
    );
  });
});
