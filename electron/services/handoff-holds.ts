import type { HandoffEditInput } from '../../shared/model/handoff-view.ts';
import type { Instant } from '../../shared/time/duration.ts';

type Held = { readonly since: Instant; readonly inputs: readonly HandoffEditInput[] };

/** Edits that the disk refused, by handoff, in the order in which they came. */
export function createHandoffHolds() {
  const held = new Map<string, Held>();
  return {
    of: (id: string): readonly HandoffEditInput[] => held.get(id)?.inputs ?? [],
    ids: (): readonly string[] => [...held.keys()],
    set(id: string, inputs: readonly HandoffEditInput[], at: Instant): void {
      held.set(id, { inputs, since: held.get(id)?.since ?? at });
    },
    /** True when something was held. */
    drop: (id: string): boolean => held.delete(id),
    /** The one that waits longest. */
    first(): { readonly id: string; readonly since: Instant; readonly edits: number } | null {
      const [entry] = held;
      return entry === undefined ? null : { id: entry[0], since: entry[1].since, edits: entry[1].inputs.reduce((sum, { edits }) => sum + edits.length, 0) };
    },
  };
}
