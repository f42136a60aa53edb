import { HandoffStepSchema, type HandoffStep } from '../model/handoff.ts';
import type { HandoffStepView } from '../model/handoff-view.ts';
import { minute, type Instant, type Milliseconds } from '../time/duration.ts';
import { stepWindow } from './handoff-due.ts';

/** From the boundary: half an hour and a quarter before it, at it, a quarter after it (C26, runbook L624-L652). */
const offsets: Readonly<Record<HandoffStep, Milliseconds>> = { compile: -30 * minute, meet: -15 * minute, transfer: 0, verify: 15 * minute };

export type StepsNow = {
  readonly steps: readonly HandoffStepView[];
  /** The first that is not done; null: all are. */
  readonly next: HandoffStepView | null;
  /** When this answer changes by time alone; null: never again. */
  readonly changesAt: Instant | null;
};

/** The four steps round the boundary of a shift. The boundary is an instant, so a change of the clocks moves none of them (S32, C26). */
export function handoffSteps(boundary: Instant, done: Readonly<Partial<Record<HandoffStep, Instant>>>, now: Instant): StepsNow {
  const steps = HandoffStepSchema.options.map((step): HandoffStepView => {
    const dueAt = boundary + offsets[step];
    const doneAt = done[step] ?? null;
    const lateAt = dueAt + stepWindow;
    const state = doneAt !== null ? (doneAt > lateAt ? 'done-late' : 'done') : now < dueAt ? 'ahead' : now < lateAt ? 'now' : 'late';
    return { step, dueAt, doneAt, state };
  });
  const edges = steps.flatMap(({ dueAt, doneAt }) => (doneAt === null ? [dueAt, dueAt + stepWindow] : [])).filter((at) => at > now);
  return { steps, next: steps.find(({ doneAt }) => doneAt === null) ?? null, changesAt: edges.length === 0 ? null : Math.min(...edges) };
}

/** When nothing of this boundary is due any more: an hour after it what was not done stays undone. */
export function stepsOver(boundary: Instant, steps: Readonly<Partial<Record<HandoffStep, Instant>>>): Instant {
  return boundary + (steps.verify === undefined ? 60 : 15) * minute;
}
