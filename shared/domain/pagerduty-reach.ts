import { plainLine } from './plain-text.ts';
import type { ContactMethodAnswer, NotificationRuleAnswer } from './pagerduty-answers.ts';

/** Whether PagerDuty would call the person, and the words for it. */
export type PhoneReach = { readonly ok: boolean; readonly words: string };

const names: Readonly<Record<string, string>> = { phone: 'a call', sms: 'a text message', email: 'an e-mail', push_notification: 'a push message' };
const kindOf = (type: string | null): string => (type ?? '').replace(/_contact_method(_reference)?$/, '');
const after = (minutes: number): string => (minutes === 0 ? 'at once' : `after ${minutes} min`);
const where = 'Add one in PagerDuty, My Profile, Notification Rules.';

/**
 * How an urgent incident would reach the person by their own rules in PagerDuty: whom it calls and when, and what comes before it (A25).
 * A message alone wakes nobody: without a rule that calls a phone it is a warning.
 */
export function phoneReach(methods: readonly ContactMethodAnswer[], rules: readonly NotificationRuleAnswer[]): PhoneReach {
  const urgent = rules.filter(({ urgency }) => urgency === 'high').toSorted((a, b) => a.start_delay_in_minutes - b.start_delay_in_minutes);
  const told = (list: typeof urgent) => list.map(({ contact_method: { type }, start_delay_in_minutes: delay }) => `${names[kindOf(type)] ?? 'something else'} ${after(delay)}`).join(', ');
  const methodOf = ({ contact_method: { id } }: NotificationRuleAnswer) => methods.find((method) => method.id === id);
  const usable = urgent.filter((rule) => methodOf(rule)?.blacklisted !== true);
  const isCall = ({ contact_method: { type } }: NotificationRuleAnswer) => kindOf(type) === 'phone';
  const call = usable.find(isCall);
  if (call === undefined && urgent.some(isCall)) return { ok: false, words: `PagerDuty has blocked the phone that its rules call. ${where}` };
  if (call === undefined) return { ok: false, words: `no rule calls a phone for urgent incidents${urgent.length === 0 ? '' : `: only ${told(urgent)}`}. ${where}` };
  const method = methodOf(call);
  const number = method === undefined || method.address === null ? 'a phone' : `+${method.country_code === null ? '' : `${method.country_code} `}${plainLine(method.address, 40)}`;
  const before = usable.slice(0, usable.indexOf(call));
  return { ok: true, words: `would call ${number} ${before.length === 0 ? 'first, ' : ''}after ${call.start_delay_in_minutes} min${before.length === 0 ? '' : `; before that ${told(before)}`}` };
}
