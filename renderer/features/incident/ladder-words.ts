import type { Rung, RungReason } from '../../../shared/domain/ladder.ts';
import type { Contact, IncidentPolicy, Level, LevelNumber, RungCondition } from '../../../shared/policy/incident-policy.ts';

const conditionWords: Readonly<Record<RungCondition, string>> = {
  always: '',
  unacknowledged: ', not acknowledged',
  'no-progress': ', no progress',
  'not-mitigated': ', not mitigated',
};

/** Why somebody is called: "SEV-1, 30 min, not mitigated". */
export function describeReason(reason: RungReason): string {
  switch (reason.type) {
    case 'ladder': return `SEV-${reason.severity}, ${reason.afterMinutes} min${conditionWords[reason.when]}`;
    case 'duration': return `SEV-${reason.severity}, open for longer than ${reason.minutes} min`;
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

/**
 * The ladder as it is read: who has to answer, then who is due, then who was called or rests. One level that was called stands
 * there once, and a limit that the last rung says already is left out.
 */
export function shownRungs(rungs: readonly Rung[]): readonly Rung[] {
  const rank = ({ call, dueAt }: Rung) => (call !== null && call.answered === null ? 0 : call === null && dueAt !== null ? 1 : 2);
  const said = (rung: Rung, at: number) => {
    if (rung.call !== null && rung.level !== null) return rungs.findLastIndex((other) => other.level === rung.level && other.call !== null) !== at;
    const { reason, level } = rung;
    return reason.type === 'duration' && rungs.some((other) => other.level === level && other.reason.type === 'ladder' && other.reason.afterMinutes === reason.minutes);
  };
  return rungs.filter((rung, at) => !said(rung, at)).toSorted((a, b) => rank(a) - rank(b));
}
