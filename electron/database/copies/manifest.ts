import { z } from 'zod';
import { copiedNames, dataName } from './parts.ts';

/** Of the saved copy as a whole; the data file inside has its own. */
export const copyVersion = 1;
export const manifestName = 'manifest.json';

/** The first entry of a saved copy: what is in it, and how each part is known to be whole. */
export const ManifestSchema = z.object({
  watchkeeperCopy: z.int(),
  madeAt: z.int(),
  madeBy: z.string().max(60),
  /** The format of the data file. */
  format: z.int().min(1),
  parts: z
    .array(z.object({ name: z.enum(copiedNames as [string, ...string[]]), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
    .min(1)
    .max(copiedNames.length)
    .refine((parts) => parts.some(({ name }) => name === dataName), 'The data file is missing in it.'),
});
export type Manifest = z.infer<typeof ManifestSchema>;
export type ManifestPart = Manifest['parts'][number];
