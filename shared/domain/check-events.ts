import type { Check } from '../model/check.ts';
import type { NewEvent } from '../model/event.ts';
import type { ProbeFailure } from '../model/probe.ts';
import { formatDuration } from './format-duration.ts';
import { describeTarget } from './check-target.ts';
import type { Transition } from './check-verdict.ts';

const sentence = (failures: readonly ProbeFailure[]): string => failures.map(({ detail }) => detail).join('; ');

function wordsOf(check: Check, transition: Transition): { readonly title: string; readonly body: string } {
  const target = describeTarget(check.target);
  switch (transition.kind) {
    case 'check.down':
      return { title: `${check.name} is down: ${sentence(transition.failures)}`, body: target };
    case 'check.up':
      return { title: `${check.name} is up again after ${formatDuration(transition.downFor)}`, body: target };
    case 'check.flapping':
      return { title: `${check.name} is flapping`, body: `${target}\nIt fails and passes in turn. Nothing more is said until it is steady.` };
    case 'check.steady':
      return { title: `${check.name} is steady again: ${transition.verdict}`, body: target };
    case 'check.certificate': {
      const days = transition.days === 1 ? 'within a day' : `within ${transition.days} days`;
      return { title: `The certificate of ${check.name} ends ${days}`, body: `${target}\nIt ends on ${new Date(transition.expiresAt).toISOString().slice(0, 10)}.` };
    }
  }
}

/** A transition as a fact for the timeline; its id makes writing it twice harmless. */
export function eventOfTransition(check: Check, transition: Transition): NewEvent {
  return {
    occurredAt: transition.at,
    kind: transition.kind,
    source: check.origin === 'demo' ? 'drill' : 'check',
    checkId: check.id,
    severity: check.severity,
    ...wordsOf(check, transition),
    payload: transition,
    externalId: `${check.id}:${transition.kind}:${transition.at}`,
  };
}
