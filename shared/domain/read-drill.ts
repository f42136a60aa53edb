import { LineCounter, parseDocument } from 'yaml';
import { reasonOf } from './reason-of.ts';
import { DrillScenarioSchema, type DrillScenario } from '../model/drill-scenario.ts';
import { faultsOf } from '../model/faults-of.ts';
import { offsetOf } from '../policy/read-policy.ts';

/** One thing that is wrong with a scenario file. Lines and columns count from 1. */
export type DrillFault = { readonly line: number; readonly column: number; readonly path: string; readonly message: string };

export type DrillReading = { readonly ok: true; readonly drill: DrillScenario } | { readonly ok: false; readonly faults: readonly DrillFault[] };

/** A larger file is no scenario, and would hold up the window. Characters. */
export const largestDrill = 500_000;

/** Reads a drill's scenario file (YAML). Every fault carries its place in the text; one fault refuses the whole file. */
export function readDrill(text: string): DrillReading {
  const nowhere = (message: string): DrillReading => ({ ok: false, faults: [{ line: 1, column: 1, path: '', message }] });
  if (text.length > largestDrill) return nowhere('The file is larger than 500,000 characters; a scenario is a small text.');
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true, stringKeys: true, lineCounter: lines });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) return { ok: false, faults: document.errors.map((error) => ({ ...place(error.pos[0]), path: '', message: error.message })) };
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return nowhere(reasonOf(error));
  }
  const parsed = DrillScenarioSchema.safeParse(plain);
  if (parsed.success) return { ok: true, drill: parsed.data };
  const faults = faultsOf(parsed.error).map(({ path, message }) => ({ ...place(offsetOf(document, path)), path: path.map(String).join('.'), message }));
  return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}
