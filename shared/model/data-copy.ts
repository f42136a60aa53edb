import { z } from 'zod';
import type { Instant } from '../time/duration.ts';
import type { Outcome } from './outcome.ts';

/** What a copy may hold beside the data file itself, which is always in it. */
export const extraParts = ['preferences', 'policy', 'wellness'] as const;
export const ExtraPartSchema = z.enum(extraParts);
export type ExtraPart = z.infer<typeof ExtraPartSchema>;

/** What stands in a data file, in numbers that a person can compare. */
export type DataContents = {
  readonly events: number;
  /** Of the events, those that a person wrote or did. */
  readonly byPeople: number;
  readonly incidents: number;
  readonly checks: number;
  /** When its oldest and its newest event were recorded; null: there is none. */
  readonly oldestAt: Instant | null;
  readonly newestAt: Instant | null;
};

/** What is here and would not be there after a restore. */
export type DataLoss = {
  readonly events: number;
  readonly byPeople: number;
  readonly incidents: number;
  /** Names of checks. */
  readonly checks: readonly string[];
  /** The copy is of another history: not an earlier state of this one. */
  readonly isOther: boolean;
};

/** `saved`: a file that a person asked for. `automatic`: one of the rotation. `undo`: what was in place before a restore. */
export type CopyKind = 'saved' | 'automatic' | 'undo';

/** What is in a copy, looked at before it takes the place of anything. */
export type CopyPreview = {
  readonly name: string;
  readonly kind: CopyKind;
  readonly takenAt: Instant;
  /** Which version made it; null where the copy does not say. */
  readonly madeBy: string | null;
  /** Format of its data file, and the one that this version writes: an older one is brought up to date. */
  readonly format: number;
  readonly currentFormat: number;
  readonly bytes: number;
  readonly extras: readonly ExtraPart[];
  readonly contents: DataContents;
  readonly lost: DataLoss;
};

/** The answer to a look: with a preview when the copy is good, with the reason when it is not. */
export type CopyLook = { readonly outcome: Outcome; readonly preview: CopyPreview | null };

/** A copy that lies in the data folder. */
export type KeptCopy = { readonly name: string; readonly kind: Exclude<CopyKind, 'saved'>; readonly takenAt: Instant; readonly bytes: number };

export const KeptCopyNameSchema = z.string().regex(/^(watchkeeper-\d{8}T\d{9}Z\.db|before-restore-\d{8}T\d{9}Z)$/);

/** A file or folder of the data folder, by what it is for. */
export type DataPart = { readonly what: string; readonly name: string; readonly bytes: number };

export type DataOverview = {
  readonly folder: string;
  readonly parts: readonly DataPart[];
  readonly copies: readonly KeptCopy[];
  /** The wellness file exists. */
  readonly hasWellness: boolean;
};

/** How far a long piece of work is; `share` is null where nobody can say. */
export type DataProgress = { readonly what: string; readonly share: number | null };

export const RestoreSchema = z.strictObject({ extras: z.array(ExtraPartSchema).max(extraParts.length) });
/** The word that has to be typed before everything is erased. */
export const eraseWord = 'ERASE';
export const EraseSchema = z.strictObject({ typed: z.string().max(40) });
