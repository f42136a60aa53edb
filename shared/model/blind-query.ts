import { z } from 'zod';

/** Epoch milliseconds. */
export const BlindQuerySchema = z.strictObject({ from: z.number(), to: z.number() });
