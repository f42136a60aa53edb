import { z } from 'zod';

/** Apart from the scenario files, which only a drill reads: the contract is loaded by every start. */

/** How many times as fast as life a drill may run. */
export const DrillSpeedSchema = z.number().min(1).max(60);

export const DrillStartSchema = z.strictObject({ scenarioId: z.string().min(1).max(120), speed: DrillSpeedSchema, person: z.string().trim().min(1, 'Say who is trained.').max(100) });
export const DrillControlSchema = z.strictObject({ speed: DrillSpeedSchema.optional(), paused: z.boolean().optional() });
