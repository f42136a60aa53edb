import type { KeptHandoff } from '../../electron/services/ports/handoff-store.ts';
import type { Handoff, HandoffEdit } from '../../shared/model/handoff.ts';
import { hour } from '../../shared/time/duration.ts';
import { fakeStart } from './fake-clock.ts';

/** An id that is as good as any, and the same in every run. */
export const handoffId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export function aHandoff(known: Partial<Handoff> = {}): Handoff {
  return {
    id: handoffId(1), kind: 'rotation', status: 'draft', shiftFrom: fakeStart - 12 * hour, shiftUntil: fakeStart + hour, zone: 'Europe/Berlin', giver: { id: null, name: 'Kim Doe' }, receiver: null, emergency: false, received: false,
    revision: 1, content: { entries: {}, prose: {} }, steps: {}, ticks: {}, tells: [], createdAt: fakeStart, changedAt: fakeStart, givenAt: null, acceptedAt: null, previousId: null, ...known,
  };
}

export function keptHandoff(known: Partial<Handoff> = {}, over: Partial<KeptHandoff> = {}): KeptHandoff {
  return { handoff: aHandoff(known), compiledAt: null, deletedAt: null, ...over };
}

export const editors = { one: handoffId(901), two: handoffId(902) };
export const prose = (text: string): HandoffEdit => ({ type: 'prose', field: 'questions', text });
