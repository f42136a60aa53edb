import demoScenario from '../../assets/drills/demo-watch.yaml?raw';
import type { Clock } from '../services/ports/clock.ts';
import type { DemoSource } from '../services/ports/demo-source.ts';

export type DemoSourceOptions = { readonly clock: Clock; readonly report: (problem: unknown) => void };

/** The demo watch by its scenario. The simulator is loaded when it is wanted: whoever has an account of their own never needs it. */
export function createDemoSource({ clock, report }: DemoSourceOptions): DemoSource {
  return {
    async start() {
      const [{ startDemoWatch, demoChecks }, { readScenario }] = await Promise.all([import('./demo-watch.ts'), import('./scenario-file.ts')]);
      const watch = await startDemoWatch({ clock, scenario: readScenario(demoScenario), onProblem: report });
      return { credentials: { tokenKind: 'api-key', token: watch.token, apiBase: watch.apiBase }, email: watch.email, checks: demoChecks(watch), stop: watch.stop };
    },
  };
}
