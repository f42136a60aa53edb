import { z } from 'zod';
import type { OccasionState } from '../domain/routine-plan.ts';
import type { Instant } from '../time/duration.ts';

/** What Watchkeeper looked up for an item. `ok` null: it says something, but not whether all is well. */
export type Found = { readonly words: string; readonly ok: boolean | null };

export type RoutineItemView = {
  readonly id: string;
  readonly text: string;
  /** Of the runbook; null: the team's own. */
  readonly line: number | null;
  readonly found: Found | null;
  /** Ticked by the person, or found to be in order. */
  readonly done: boolean;
};

/** A routine that can be done now. */
export type OpenRoutine = {
  readonly id: string;
  readonly name: string;
  readonly state: OccasionState;
  readonly dueAt: Instant;
  readonly lateAt: Instant;
  readonly closesAt: Instant;
  readonly opens: 'handoff' | null;
  readonly line: number | null;
  readonly items: readonly RoutineItemView[];
};

export type RoutineView = {
  /** The earliest first. */
  readonly open: readonly OpenRoutine[];
  /** What opens next within a day. */
  readonly next: { readonly id: string; readonly name: string; readonly opensAt: Instant; readonly dueAt: Instant } | null;
  /** What `routine.undo` would take back; null when nothing. */
  readonly undo: string | null;
};

const OccasionIdSchema = z.string().min(1).max(100);
export const RoutineIdSchema = z.strictObject({ id: OccasionIdSchema });
export const RoutineTickSchema = z.strictObject({ id: OccasionIdSchema, item: z.string().min(1).max(40), done: z.boolean() });
