import { describe, expect, it } from 'vitest';
import { ContactMethodAnswerSchema, NotificationRuleAnswerSchema } from '../../../../shared/domain/pagerduty-answers.ts';
import { phoneReach } from '../../../../shared/domain/pagerduty-reach.ts';

const phone = ContactMethodAnswerSchema.parse({ id: 'C1', type: 'phone_contact_method', address: '30123456', country_code: 49 });
const second = ContactMethodAnswerSchema.parse({ id: 'C2', type: 'phone_contact_method', address: '1701234567', country_code: 49 });
const rule = (type: string, delay: number, { urgency = 'high', contact = 'C1' } = {}) =>
  NotificationRuleAnswerSchema.parse({ id: `R${type}${delay}`, urgency, start_delay_in_minutes: delay, contact_method: { id: contact, type: `${type}_contact_method_reference` } });

describe('how PagerDuty reaches a person by phone (A25)', () => {
  it('is a number and a delay, with what comes before it', () => {
    expect(phoneReach([phone], [rule('phone', 0)])).toEqual({ ok: true, words: 'would call +49 30123456 first, after 0 min' });
    expect(phoneReach([phone], [rule('phone', 3), rule('push_notification', 0, { contact: 'C7' }), rule('sms', 1), rule('email', 5)]).words)
      .toBe('would call +49 30123456 after 3 min; before that a push message at once, a text message after 1 min');
    expect(phoneReach([], [rule('phone', 1)])).toEqual({ ok: true, words: 'would call a phone first, after 1 min' });
  });

  it('is nothing by rules for low urgency, or by messages alone', () => {
    expect(phoneReach([phone], [])).toEqual({ ok: false, words: 'no rule calls a phone for urgent incidents. Add one in PagerDuty, My Profile, Notification Rules.' });
    expect(phoneReach([phone], [rule('phone', 0, { urgency: 'low' }), rule('sms', 0)])).toMatchObject({ ok: false, words: expect.stringContaining(': only a text message at once.') });
  });

  it('is the phone that PagerDuty has not blocked', () => {
    const blocked = { ...phone, blacklisted: true };
    expect(phoneReach([blocked, second], [rule('phone', 0), rule('phone', 2, { contact: 'C2' })])).toEqual({ ok: true, words: 'would call +49 1701234567 first, after 2 min' });
    expect(phoneReach([blocked], [rule('phone', 0)])).toMatchObject({ ok: false, words: expect.stringContaining('blocked') });
  });
});
