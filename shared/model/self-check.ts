import { z } from 'zod';
import type { Instant } from '../time/duration.ts';

/** What the self-check asks, by area (runbook L770-L786): four things of the body, four of the mind, four of the work. */
export const selfCheckAreas = {
  physical: ['sleep', 'meals', 'movement', 'eyes'],
  mental: ['stress', 'decisions', 'communication', 'emotions'],
  professional: ['knowledge', 'tools', 'process', 'team'],
} as const;
export type SelfCheckArea = keyof typeof selfCheckAreas;
export type SelfCheckItem = (typeof selfCheckAreas)[SelfCheckArea][number];
export const selfCheckItems: readonly SelfCheckItem[] = [...selfCheckAreas.physical, ...selfCheckAreas.mental, ...selfCheckAreas.professional];

/** 1: not at all; 5: entirely. Every statement is worded so that 5 is well. */
export const MarkSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export type Mark = z.infer<typeof MarkSchema>;
export const marks: readonly Mark[] = [1, 2, 3, 4, 5];

/** Karolinska sleepiness scale: 1 is extremely alert, 9 fights sleep. */
export const SleepinessSchema = z.int().min(1).max(9);

const Note = z.string().trim().max(2000, 'Keep it under 2,000 characters.').default('');

/** What a person answered; what they skipped is not there. */
export const SelfCheckDraftSchema = z
  .strictObject({
    answers: z.partialRecord(z.enum(['sleep', 'meals', 'movement', 'eyes', 'stress', 'decisions', 'communication', 'emotions', 'knowledge', 'tools', 'process', 'team']), MarkSchema),
    sleepiness: SleepinessSchema.nullable().default(null),
    note: Note,
  })
  .refine(({ answers, sleepiness, note }) => Object.keys(answers).length > 0 || sleepiness !== null || note !== '', 'Nothing is answered yet.');
export type SelfCheckDraft = z.infer<typeof SelfCheckDraftSchema>;
export type Answers = SelfCheckDraft['answers'];

export type SelfCheck = SelfCheckDraft & { readonly id: string; readonly takenAt: Instant };

/** Signs of fatigue (runbook L791-L807): four in the work, four of the body, four of the mind. */
export const warningSignGroups = {
  performance: ['slower', 'errors', 'choices', 'misunderstandings'],
  physical: ['drowsiness', 'head-eyes', 'digestion', 'infections'],
  mental: ['concentration', 'memory', 'irritability', 'anxiety'],
} as const;
export type WarningSignGroup = keyof typeof warningSignGroups;
export type WarningSign = (typeof warningSignGroups)[WarningSignGroup][number];
export const warningSigns: readonly WarningSign[] = [...warningSignGroups.performance, ...warningSignGroups.physical, ...warningSignGroups.mental];

export const SignListDraftSchema = z.strictObject({
  signs: z.array(z.enum(['slower', 'errors', 'choices', 'misunderstandings', 'drowsiness', 'head-eyes', 'digestion', 'infections', 'concentration', 'memory', 'irritability', 'anxiety'])).max(12),
  /** The eyes fell shut for a moment. */
  microsleep: z.boolean().default(false),
});
export type SignListDraft = z.infer<typeof SignListDraftSchema>;
export type SignList = SignListDraft & { readonly id: string; readonly notedAt: Instant };

/** Two questions after a shift (A19): how long it felt, and how much it took. */
export const ShiftWordDraftSchema = z.strictObject({
  hoursFelt: z.number().min(0).max(48),
  /** 1: hardly any; 6: everything. */
  effort: z.int().min(1).max(6),
  /** The declared shift that it is about, when there was one. */
  shift: z.strictObject({ from: z.number(), to: z.number() }).nullable().default(null),
});
export type ShiftWordDraft = z.infer<typeof ShiftWordDraftSchema>;
export type ShiftWord = ShiftWordDraft & { readonly id: string; readonly toldAt: Instant };
