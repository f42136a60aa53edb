import type { z } from 'zod';
import { missedWords, whyWithheld } from '../../shared/domain/sign-of-life.ts';
import { HttpTargetSchema } from '../../shared/model/check.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { SignOfLife, SignOfLifeInputSchema } from '../../shared/model/sign-of-life.ts';
import type { SourceState } from '../../shared/model/source.ts';
import { minute, second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { Prober } from './ports/prober.ts';
import type { SecretStore } from './ports/secret-store.ts';

const secretName = 'sign-of-life.url';
const patience: Milliseconds = 20 * second;

export type SignOfLifeOptions = {
  readonly clock: Clock;
  readonly secrets: Pick<SecretStore, 'set' | 'get' | 'remove'>;
  readonly prober: Pick<Prober, 'probe'>;
  readonly everyMinutes: () => number;
  readonly sources: () => readonly SourceState[];
  readonly isDemo: () => boolean;
  readonly report: (error: unknown) => void;
};

/**
 * Tells a service outside that somebody watches, from the very loop that watches and only while every source is seen, so that
 * the service tells somebody when it hears nothing more (A31). One that does not arrive is shown and never alerted on.
 */
export function createSignOfLife({ clock, secrets, prober, everyMinutes, sources, isDemo, report }: SignOfLifeOptions) {
  let url: string | null = null;
  let sentAt: Milliseconds | null = null;
  let sending: Promise<void> | null = null;
  let takenAt: Instant | null = null;
  let problem: string | null = null;

  /** A keyring that is locked now may give it back later. */
  const address = (): string | null => (url ??= secrets.get(secretName));
  const hostOf = (text: string | null): string | null => (text === null ? null : new URL(text).host);

  async function send(to: string): Promise<void> {
    const result = await prober.probe({ checkId: 'sign-of-life', target: HttpTargetSchema.parse({ type: 'http', url: to }), timeout: patience });
    if (address() !== to) return;
    problem = missedWords(result);
    if (problem === null) takenAt = clock.now();
  }
  function changed(next: string | null): void {
    url = next;
    sentAt = null;
    takenAt = null;
    problem = null;
  }

  return {
    /** Call it with every beat of the watch. */
    tick(): void {
      const to = address();
      if (to === null || sending !== null || whyWithheld(sources(), isDemo()) !== null) return;
      if (sentAt !== null && clock.monotonic() - sentAt < everyMinutes() * minute) return;
      sentAt = clock.monotonic();
      sending = send(to).catch(report).finally(() => (sending = null));
    },
    calls: {
      view: (): SignOfLife => ({ host: hostOf(address()), every: everyMinutes() * minute, takenAt, problem, withheld: address() === null ? null : whyWithheld(sources(), isDemo()) }),
      set({ url: next }: z.infer<typeof SignOfLifeInputSchema>): Outcome {
        const kept = secrets.set(secretName, next, 'session');
        changed(next);
        return { result: 'done', message: `${hostOf(next)} hears from here every ${everyMinutes()} min while everything is seen.${kept === 'session' ? ' There is no keyring, so the address is kept until you quit.' : ''}` };
      },
      clear(): Outcome {
        secrets.remove(secretName);
        changed(null);
        return { result: 'done', message: 'No sign of life is sent any more. The service outside will notice: end it there, too.' };
      },
    },
  };
}

export type SignOfLifeKeeper = ReturnType<typeof createSignOfLife>;
