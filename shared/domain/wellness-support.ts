import type { WellnessPolicy } from '../policy/wellness-policy.ts';
import type { SupportLine } from '../model/wellness-view.ts';

/** Whom to turn to: the team's list, with the person's own number where they put one in. Nothing is made up: a gap stays a gap (S44). */
export function supportLines(contacts: WellnessPolicy['support'], numbers: Readonly<Record<string, string>>): readonly SupportLine[] {
  return contacts.map(({ id, name, phone, note, when }) => {
    const own = numbers[id] ?? '';
    return { id, name, note, when, phone: own === '' ? phone.trim() : own, own: own !== '' };
  });
}

/** What a telephone understands: `tel:+49301234567`. */
export function dialLink(phone: string): string {
  return `tel:${phone.replaceAll(/[^+0-9]/g, '')}`;
}
