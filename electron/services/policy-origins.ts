import { z } from 'zod';
import type { MetaStore } from './ports/meta-store.ts';

const OriginSchema = z.object({ file: z.string().nullable(), loadedAt: z.number().nullable() });
/** Which file a policy was loaded from, and when. */
export type PolicyOrigin = z.infer<typeof OriginSchema>;
const OriginsSchema = z.object({ now: OriginSchema.nullable(), before: OriginSchema.nullable() });

/** Remembers where the kept policies came from. What cannot be read is not known: it is for show only. */
export function createPolicyOrigins({ meta, report }: { readonly meta: MetaStore; readonly report: (error: unknown) => void }) {
  let origins = read();

  function read(): z.infer<typeof OriginsSchema> {
    const nothing = { now: null, before: null };
    try {
      const text = meta.get('policy.origins');
      return text === null ? nothing : OriginsSchema.parse(JSON.parse(text));
    } catch (error) {
      report(error);
      return nothing;
    }
  }

  return {
    now: (): PolicyOrigin | null => origins.now,
    before: (): PolicyOrigin | null => origins.before,
    /** `another`: the text is not the same, so that the one from now is the one from before. */
    keep(now: PolicyOrigin | null, another: boolean): void {
      origins = { now, before: another && origins.now !== null ? origins.now : origins.before };
      meta.set('policy.origins', JSON.stringify(origins));
    },
  };
}
