import './zod-without-eval.ts';
import { problemOfParse } from '../../../shared/ipc/validate.ts';
import { CheckDraftSchema, type CheckDraft } from '../../../shared/model/check.ts';

export type Parsed =
  | { readonly ok: true; readonly draft: CheckDraft }
  | { readonly ok: false; readonly fields: Readonly<Record<string, string>> };

/** The same schema that main parses with, so that most mistakes are said before anything is sent. */
export function parseDraft(draft: CheckDraft): Parsed {
  const parsed = CheckDraftSchema.safeParse(draft);
  return parsed.success ? { ok: true, draft: parsed.data } : { ok: false, fields: problemOfParse(parsed.error).fields ?? {} };
}

/** The message for a field: its own, or the first of what stands inside it. */
export function messageFor(fields: Readonly<Record<string, string>>, path: string): string | undefined {
  return fields[path] ?? Object.entries(fields).find(([held]) => held.startsWith(`${path}.`))?.[1];
}
