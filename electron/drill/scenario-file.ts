import { parseDocument } from 'yaml';
import { faultsOf } from '../../shared/model/faults-of.ts';
import { ScenarioSchema, type Scenario } from '../../shared/model/scenario.ts';

/** Reads a scenario file. Throws one error that names every fault with its place in the file. */
export function readScenario(text: string): Scenario {
  const document = parseDocument(text, { stringKeys: true });
  const [broken] = document.errors;
  if (broken !== undefined) throw new Error(`This scenario is not YAML: ${broken.message}`);
  const parsed = ScenarioSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error).map(({ path, message }) => `${path.map(String).join('.') || 'file'}: ${message}`);
  throw new Error(`This scenario cannot be played.\n${faults.join('\n')}`);
}
