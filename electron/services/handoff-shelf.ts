import type { Handoff, HandoffStep } from '../../shared/model/handoff.ts';
import type { HandoffVersion } from '../../shared/model/handoff-view.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { KeptHandoff } from './ports/handoff-store.ts';

export type HandoffShelfOptions = {
  /** As a person has written it, on disk or not yet. */
  readonly find: (id: string) => KeptHandoff | null;
  readonly create: (kept: KeptHandoff, why: HandoffVersion['why']) => void;
  readonly put: (id: string, change: (kept: KeptHandoff) => KeptHandoff, keep?: HandoffVersion['why']) => Handoff;
  readonly step: (id: string, step: HandoffStep, done: boolean) => void;
  /** Whoever shows handoffs has something else to show. */
  readonly tell: () => void;
};

/** What the way out and in needs of the handoffs themselves. Each change is on disk when it returns. */
export function createHandoffShelf({ find, create, put, step, tell }: HandoffShelfOptions) {
  return {
    find: (id: string): Handoff | null => find(id)?.handoff ?? null,
    /** One that came in; a newer state of one that came before keeps the old one as a version. */
    receive(handoff: Handoff): void {
      if (find(handoff.id) === null) create({ handoff, compiledAt: null, deletedAt: null }, 'received');
      else {
        const { content, giver, receiver, emergency, givenAt, shiftFrom, shiftUntil, shiftKnown, zone } = handoff;
        put(handoff.id, (kept) => ({ ...kept, deletedAt: null, handoff: { ...kept.handoff, content, giver, receiver, emergency, givenAt, shiftFrom, shiftUntil, shiftKnown, zone } }), 'received');
      }
      tell();
    },
    accept(id: string, by: Handoff['receiver'], at: Instant): void {
      const keep = find(id)?.handoff.status === 'draft' ? 'given' : undefined;
      put(id, (kept) => {
        const { handoff } = kept;
        // One that was deleted after it had gone out was taken over all the same.
        return { ...kept, deletedAt: null, handoff: { ...handoff, status: 'accepted', acceptedAt: at, givenAt: handoff.givenAt ?? at, receiver: handoff.receiver ?? by, steps: { ...handoff.steps, transfer: handoff.steps.transfer ?? at } } };
      }, keep);
      tell();
    },
    /** The verification came to its end, whatever it found. */
    verified: (id: string): void => step(id, 'verify', true),
  };
}

export type HandoffShelf = ReturnType<typeof createHandoffShelf>;
