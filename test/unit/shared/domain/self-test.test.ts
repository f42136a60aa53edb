import { describe, expect, it } from 'vitest';
import { judgeSelfTest, selfTestAlarm, selfTestHeadline, selfTestWords } from '../../../../shared/domain/self-test.ts';
import { selfTestSteps, type SelfTestReport, type SelfTestStep } from '../../../../shared/model/self-test.ts';

function reportOf(failed: readonly SelfTestStep[], off: readonly SelfTestStep[] = []): SelfTestReport {
  return {
    finishedAt: 0, cause: 'daily',
    findings: selfTestSteps.map((step) => ({ step, verdict: failed.includes(step) ? 'failed' : off.includes(step) ? 'off' : 'passed', detail: `${step} said so.` })),
  };
}

describe('the verdict on a self-test', () => {
  it('counts what is used, and nothing else', () => {
    expect(selfTestHeadline(reportOf([]))).toBe('Alert path proved: 8 of 8');
    expect(selfTestHeadline(reportOf([], ['sound', 'pagerduty']))).toBe('Alert path proved: 6 of 6');
    expect(selfTestHeadline(reportOf(['tray'], ['sound']))).toBe('Alert path not proved: 6 of 7');
    expect(judgeSelfTest(reportOf(['tray', 'clock'])).failed.map(({ step }) => step)).toEqual(['tray', 'clock']);
  });

  it('has a name, a meaning and a remedy for every step', () => {
    for (const step of selfTestSteps) for (const words of Object.values(selfTestWords[step])) expect(words).not.toBe('');
  });
});

describe('the alarm after a self-test', () => {
  it('is silent when nothing failed, or nothing that is new', () => {
    expect(selfTestAlarm(reportOf([]), null)).toBeNull();
    expect(selfTestAlarm(reportOf(['tray']), reportOf(['tray', 'sound']))).toBeNull();
  });

  it('takes the other channel: the windows when notifications failed, a notification for all else', () => {
    expect(selfTestAlarm(reportOf(['notification', 'sound']), null)).toMatchObject({ channel: 'window', title: 'Alert path: notification, sound failed' });
    expect(selfTestAlarm(reportOf(['tray']), reportOf([]))).toMatchObject({ channel: 'notification', body: 'tray said so. The tray cannot tell how the watch stands.' });
    expect(selfTestAlarm(reportOf(['tray', 'notification']), reportOf(['tray']))).toMatchObject({ channel: 'window' });
  });
});
