import { silenceMinutes } from '../../../shared/model/silence-lengths.ts';
import type { SilenceAsk, SilenceScope } from '../../../shared/model/silence.ts';
import type { Situation } from '../../../shared/model/situation.ts';

export type Length = '15' | '60' | '240' | 'recovered';

const lengthNames: Readonly<Record<Length, string>> = { '15': '15 min', '60': '1 h', '240': '4 h', recovered: 'Until recovered' };
export const lengths: readonly { readonly value: Length; readonly label: string }[] = [...silenceMinutes.map((minutes) => `${minutes}` as const), 'recovered' as const].map((value) => ({ value, label: lengthNames[value] }));

export function minutesOf(length: Length): SilenceAsk['minutes'] {
  return silenceMinutes.find((minutes) => `${minutes}` === length) ?? null;
}

/** What of a situation can be silenced: itself, a check of it, its service. The key stands for the scope in a form. */
export function scopesOf(situation: Situation): readonly { readonly value: string; readonly label: string; readonly scope: SilenceScope }[] {
  const checks = situation.members.filter(({ kind }) => kind === 'check').map((member) => ({ value: `check ${member.id}`, label: `Check: ${member.title}`, scope: { kind: 'check', id: member.id } as const }));
  const services = new Map(situation.members.flatMap(({ serviceId, serviceName }) => (serviceId === null ? [] : [[serviceId, serviceName ?? serviceId] as const])));
  return [
    { value: 'situation', label: 'This situation', scope: { kind: 'situation', id: situation.id } },
    ...checks,
    ...[...services].map(([id, name]) => ({ value: `service ${id}`, label: `Everything of ${name}`, scope: { kind: 'service', id } as const })),
  ];
}
