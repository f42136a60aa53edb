import { z } from 'zod';

/** The name of a time zone that this computer knows. */
export const ZoneSchema = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'This is not an IANA time zone, such as Europe/Berlin.');
