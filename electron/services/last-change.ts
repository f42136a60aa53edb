import type { Outcome } from '../../shared/model/outcome.ts';

/** The last change of this run, to be taken back once. */
export function createLastChange() {
  let last: { readonly what: string; readonly back: () => void } | null = null;
  return {
    what: (): string | null => last?.what ?? null,
    /** `what`: in words that can stand after “Taken back: ”. */
    set: (what: string, back: () => void): void => void (last = { what, back }),
    undo(): Outcome {
      if (last === null) return { result: 'nothing-to-do', message: 'Nothing was changed in this run.' };
      const { what, back } = last;
      back();
      last = null;
      return { result: 'done', message: `Taken back: ${what}.` };
    },
  };
}
