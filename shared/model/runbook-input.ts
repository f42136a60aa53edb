import { z } from 'zod';
import { IncidentIdSchema } from './incident.ts';

export const ConfirmSchema = z.strictObject({ subject: z.enum(['contact', 'tool', 'resource']), id: z.string().max(60) });
const CommandText = z.string().min(1).max(500);
export const CommandInputSchema = z.strictObject({ text: CommandText });
/** `text`: as the person read it when they agreed. */
export const AllowCommandSchema = z.strictObject({ text: CommandText, folder: z.string().trim().min(1, 'Name a folder.').max(1000) });
/** With an incident, what it printed goes into that incident's timeline. */
export const RunCommandSchema = z.strictObject({ text: CommandText, incidentId: IncidentIdSchema.nullable().default(null) });
