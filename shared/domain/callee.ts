import type { RungCall } from '../model/incident-run.ts';
import type { IncidentPolicy } from '../policy/incident-policy.ts';

/** Who was called: the holder of a level, or a contact who holds none. */
export type Callee = Pick<RungCall, 'level' | 'contact'>;

/** Its name in the policy; what the policy does not know any more is named by its number or id. */
export function calleeName(policy: Pick<IncidentPolicy, 'levels' | 'contacts'>, { level, contact }: Callee): string {
  if (contact !== null) return policy.contacts.find(({ id }) => id === contact)?.name ?? contact;
  return policy.levels.find((one) => one.level === level)?.name ?? `level ${level}`;
}
