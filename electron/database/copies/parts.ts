import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ExtraPart } from '../../../shared/model/data-copy.ts';

/** The data file: in every copy. */
export const dataName = 'watchkeeper.db';
export const wellnessName = 'wellness.sqlite';

/** The files of the data folder that a copy may hold beside it. Secrets are in none of them. */
export const filesOf: Readonly<Record<ExtraPart, readonly string[]>> = {
  preferences: ['preferences.json'],
  policy: ['policy.yaml', 'policy.before.yaml'],
  wellness: [wellnessName],
};
export const copiedNames: readonly string[] = [dataName, ...Object.values(filesOf).flat()];
export const databaseNames: readonly string[] = [dataName, wellnessName];

/** What files of these names are, in the words of the window. */
export function extrasIn(names: readonly string[]): readonly ExtraPart[] {
  return (['preferences', 'policy', 'wellness'] as const).filter((part) => filesOf[part].some((name) => names.includes(name)));
}

/** Where a copy is unpacked and looked at, and where one waits that the next start puts in place. Beside the data, so that a file moves in one step. */
export const lookFolder = (folder: string): string => join(folder, 'restore.part');
export const stagedFolder = (folder: string): string => join(folder, 'restore');
export const planFile = (folder: string): string => join(stagedFolder(folder), 'plan.json');

/** Whoever else uses this computer does not read along: what leaves the data folder may be handed on with other rights. */
export const ownerOnly = 0o600;

/** 0 for what is not there. */
export function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}
