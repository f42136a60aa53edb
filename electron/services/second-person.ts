import { z } from 'zod';
import type { SecondPerson } from '../../shared/model/duty-view.ts';
import { hour, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { MetaStore } from './ports/meta-store.ts';

const ToldSchema = z.object({ name: z.string(), worked: z.number(), at: z.number() });

/** After so long nobody knows any more how long somebody else has been at it. */
const goodFor: Milliseconds = 12 * hour;

export type SecondPersonOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly meta: MetaStore;
  /** Who is secondary now, by the local rota. */
  readonly secondary: () => { readonly name: string; readonly until: Instant } | null;
  /** How long anybody may work. */
  readonly cap: () => Milliseconds;
  readonly report: (error: unknown) => void;
};

/** What is known of whoever could take over: their name from the rota, and their hours from what they told the person (F1). */
export function createSecondPerson({ clock, meta, secondary, cap, report }: SecondPersonOptions) {
  function told(): z.infer<typeof ToldSchema> | null {
    const text = meta.get('duty.second');
    try {
      return text === null ? null : ToldSchema.parse(JSON.parse(text));
    } catch (error) {
      report(error);
      return null;
    }
  }

  return {
    read(): SecondPerson | null {
      const now = secondary();
      if (now === null) return null;
      const said = told();
      const known = said !== null && said.name === now.name && clock.now() - said.at < goodFor && said.at <= clock.now();
      return { ...now, left: known ? Math.max(0, cap() - said.worked) : null, toldAt: known ? said.at : null, forgottenAt: known ? said.at + goodFor : null };
    },
    tell: (name: string, worked: Milliseconds): void => meta.set('duty.second', JSON.stringify({ name, worked, at: clock.now() })),
  };
}
