import { z } from 'zod';
import type { DrillFault } from '../domain/read-drill.ts';
import type { Instant, Milliseconds } from '../time/duration.ts';
import { DrillResultSchema, type DrillResult, type DrillResultSummary } from './drill-result.ts';
import { DrillSpeedSchema } from './drill-ask.ts';

/** What a drill is started with: it lies in the drill's own folder and is all that the drill knows of the real watch. */
export const DrillOrderSchema = z.strictObject({
  id: z.uuid(),
  /** The name of the scenario's file, without ending. */
  scenarioId: z.string().min(1).max(120),
  /** The scenario file as it was read. */
  text: z.string(),
  speed: DrillSpeedSchema,
  person: z.string().min(1).max(100),
  /** IANA name of the zone whose clocks the drill shows. */
  zone: z.string().max(60),
});
export type DrillOrder = z.infer<typeof DrillOrderSchema>;

/** What the drill tells the watch that started it. */
export const DrillSaidSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('result'), result: DrillResultSchema }),
]);
export type DrillSaid = z.infer<typeof DrillSaidSchema>;

/** What the watch tells the drill. `interrupt`: a real alert came, the drill stands still. */
export const DrillToldSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('interrupt'), title: z.string().max(300) }),
  z.strictObject({ type: z.literal('show') }),
  z.strictObject({ type: z.literal('end') }),
]);
export type DrillTold = z.infer<typeof DrillToldSchema>;

/** The drill that this window belongs to. */
export type DrillNow = {
  readonly title: string;
  readonly speed: number;
  readonly paused: boolean;
  /** The real alert for which it stands still; null: none. */
  readonly interruptedBy: string | null;
  /** The drill's clock: it showed `shows` when this computer's showed `at`, and runs `rate` times as fast (0: it stands still). */
  readonly clock: { readonly shows: Instant; readonly at: Instant; readonly rate: number };
  readonly endsAt: Instant;
  /** Everything that the scenario does has happened, and nothing that it opened is still open. */
  readonly allDone: boolean;
  /** Once it is over. */
  readonly result: DrillResult | null;
};

export type DrillOffer = {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly trains: readonly string[];
  /** `03:00` */
  readonly starts: string;
  readonly length: Milliseconds;
  /** It comes from a file of the person's own. */
  readonly own: boolean;
};

/** What the Drills page shows. */
export type DrillsView = {
  readonly offers: readonly DrillOffer[];
  /** Newest first. */
  readonly results: readonly DrillResultSummary[];
  /** The drill under way; null: none. */
  readonly running: { readonly title: string; readonly startedAt: Instant } | null;
  /** The own file that was looked at last and cannot be played. */
  readonly refused: { readonly file: string; readonly faults: readonly DrillFault[] } | null;
  /** Under which name the last drill was done, or the account's; empty: nobody is known. */
  readonly person: string;
};
