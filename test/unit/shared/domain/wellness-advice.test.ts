import { describe, expect, it } from 'vitest';
import { signsNow } from '../../../../shared/domain/self-check-signs.ts';
import { coverMessage, reasonsToAct, shouldAskForCover, type AdviceFacts } from '../../../../shared/domain/wellness-advice.ts';
import { dialLink, supportLines } from '../../../../shared/domain/wellness-support.ts';
import { teamPage, teamPageMarkdown } from '../../../../shared/domain/wellness-team-page.ts';
import { SupportNumberSchema } from '../../../../shared/model/wellness-view.ts';
import type { WarningSign } from '../../../../shared/model/self-check.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { breakView, dutyView, noBreak, restedDuty, worked } from '../../../support/duty-views.ts';
import { selfCheck } from '../../../support/self-checks.ts';

const now = Date.UTC(2026, 5, 10, 16);
const calm: AdviceFacts = { signs: signsNow([], now), newest: null, duty: restedDuty(now), breaks: noBreak(now) };
const ticked = (signs: readonly WarningSign[], microsleep = false) => signsNow([{ id: 'a', notedAt: now - minute, signs: [...signs], microsleep }], now);

describe('what to do now (S42)', () => {
  it('is nothing while nothing presses', () => {
    expect(reasonsToAct(calm, now)).toEqual([]);
    expect(shouldAskForCover(calm, now)).toBe(false);
  });

  it('signs, sleepiness and the limit ask for somebody else; a break that is owed asks for the break', () => {
    expect(reasonsToAct({ ...calm, signs: ticked(['slower', 'errors', 'memory']) }, now)).toEqual(['3 warning signs that were not there before.']);
    expect(shouldAskForCover({ ...calm, signs: ticked(['drowsiness'], true) }, now)).toBe(true);
    const sleepy = { ...calm, newest: selfCheck(0, 4, { sleepiness: 7, takenAt: now - hour }) };
    expect(reasonsToAct(sleepy, now)).toEqual(['Sleepiness 7 of 9.']);
    expect(shouldAskForCover(sleepy, now)).toBe(true);
    expect(reasonsToAct({ ...sleepy, newest: selfCheck(0, 4, { sleepiness: 6, takenAt: now }) }, now)).toEqual([]);
    expect(reasonsToAct(sleepy, now + 2 * hour)).toEqual([]);
    const over = { ...calm, duty: dutyView(now, { intervals: [worked(now, 12.2, null)], emergencies: [] }) };
    expect(reasonsToAct(over, now)).toEqual(['12 h of work is reached.']);
    expect(shouldAskForCover(over, now)).toBe(true);
    const owed = { ...calm, breaks: breakView(now, 2.1) };
    expect(reasonsToAct(owed, now)).toEqual(['A break is owed.']);
    expect(shouldAskForCover(owed, now)).toBe(false);
  });

  it('the message tells hours, and nothing that was answered', () => {
    const duty = dutyView(now, { intervals: [worked(now, 9.5, null)], emergencies: [] });
    expect(coverMessage(duty, 'Europe/Berlin', now)).toBe('I have worked 9 h 30 of 12 h since 08:30. I would like to hand over by 20:00. Could you take over for a while? I will tell you what is open, and stay until you have it.');
    expect(coverMessage(restedDuty(now), 'UTC', now)).toMatch(/^I need somebody to take the watch/);
    expect(coverMessage(duty, 'UTC', now)).not.toMatch(/tired|sleep|sign|feel/i);
  });
});

describe('support numbers (S44)', () => {
  const contacts = [{ id: 'crisis', name: 'Crisis line', phone: '', note: '', when: 'now' as const }, { id: 'eap', name: 'EAP', phone: ' +49 30 1 ', note: '', when: 'ahead' as const }];
  it('a gap stays a gap, one’s own goes before the team’s', () => {
    expect(supportLines(contacts, {}).map(({ phone, own }) => [phone, own])).toEqual([['', false], ['+49 30 1', false]]);
    expect(supportLines(contacts, { crisis: '116 123', eap: '', gone: '1' }).map(({ phone, own }) => [phone, own])).toEqual([['116 123', true], ['+49 30 1', false]]);
  });
  it.each(['+49 30 1234567', '116 123', '112', '030 1234/56', ''])('takes %s', (phone) => expect(SupportNumberSchema.safeParse({ id: 'a', phone }).success).toBe(true));
  it.each(['call me', '+', '1', 'tel:112', '112;rm', '(030) 123'])('refuses %s', (phone) => expect(SupportNumberSchema.safeParse({ id: 'a', phone }).success).toBe(false));
  it('a link holds digits alone', () => expect(dialLink('+49 (30) 123-45/6')).toBe('tel:+4930123456'));
});

it('the page for the team has its five points each, and names nobody (S43)', () => {
  expect(teamPage.parts.map(({ points }) => points.length)).toEqual([5, 5]);
  expect(teamPageMarkdown().split('\n').filter((line) => /^\d\. \*\*/.test(line))).toHaveLength(10);
});

it('no word of it is a diagnosis (A18)', async () => {
  const words = await import('../../../../shared/domain/self-check-words.ts');
  expect(JSON.stringify([words, teamPage])).not.toMatch(/burn-?out|depress|disorder|diagnos|patient/i);
});
