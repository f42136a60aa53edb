import { z } from 'zod';

/** A text to be saved where the person says. 20 million characters: a long incident as JSON. */
export const SaveFileSchema = z.strictObject({
  suggestedName: z.string().min(1).max(120).regex(/^[^./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]*$/u, 'This is not the name of a file.'),
  text: z.string().max(20_000_000, 'The text is too long to be saved in one file.'),
});
