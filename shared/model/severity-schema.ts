import { z } from 'zod';

/** Apart from the type and its words, which the tray and the window's first frame need: they do not wait for a parser. */
export const SeveritySchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
