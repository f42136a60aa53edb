import type { RungReason } from '../../../shared/domain/ladder.ts';
import type { Contact, IncidentPolicy, Level, LevelNumber, RungCondition } from '../../../shared/policy/incident-policy.ts';

export const rungConditionWords: Readonly<Record<RungCondition, string>> = {
  always: 'in any case',
  unacknowledged: 'while nobody has acknowledged',
  'no-progress': 'while there is no progress',
  'not-mitigated': 'until it is mitigated',
};

/** Why somebody is called: "SEV-1: after 30 min, until it is mitigated". */
export function describeReason(reason: RungReason): string {
  switch (reason.type) {
    case 'ladder': return `SEV-${reason.severity}: after ${reason.afterMinutes} min ${rungConditionWords[reason.when]}`;
    case 'duration': return `SEV-${reason.severity}: open for longer than ${reason.minutes} min`;
    case 'trigger': return reason.trigger.name;
  }
}

/** What has to change for a rung that is not due to become due again. */
export function describeRest(reason: RungReason): string {
  if (reason.type !== 'ladder') return 'not while it is mitigated';
  return { always: '', unacknowledged: 'not while it is acknowledged', 'no-progress': 'not while it is mitigated', 'not-mitigated': 'not while it is mitigated' }[reason.when];
}

export function levelOf(policy: IncidentPolicy, level: LevelNumber | null): Level | null {
  return policy.levels.find((one) => one.level === level) ?? null;
}

/** Who is called for a rung: the contact of its level, or those that its trigger names. */
export function contactsOf(policy: IncidentPolicy, level: LevelNumber | null, reason: RungReason): readonly Contact[] {
  const ids = [levelOf(policy, level)?.contact ?? null, ...(reason.type === 'trigger' ? reason.trigger.alert : [])];
  return ids.flatMap((id) => policy.contacts.find((contact) => contact.id === id) ?? []);
}
