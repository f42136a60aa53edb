import type { Scenario, Step } from '../../shared/model/scenario.ts';
import type { Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from '../services/ports/clock.ts';
import type { DemoEndpoint } from './demo-endpoints.ts';
import type { Simulator } from './simulator.ts';

type Stage = {
  readonly scenario: Pick<Scenario, 'steps' | 'repeat'>;
  readonly clock: Clock;
  readonly simulator: Simulator;
  readonly endpoints: ReadonlyMap<string, Pick<DemoEndpoint, 'fail' | 'recover'>>;
  /** Under which name of the file an incident was opened. */
  readonly onOpened?: (name: string, incidentId: string) => void;
  /** A step that went wrong is told, and the play goes on. */
  readonly onProblem: (problem: unknown) => void;
};

/** Plays a scenario from its beginning; returns the way to stop it. Times are those of the clock it is given. */
export function playScenario({ scenario, clock, simulator, endpoints, onOpened, onProblem }: Stage): Disarm {
  const armed = new Set<Disarm>();

  function later(delay: Milliseconds, run: () => void): void {
    const disarm = clock.after(delay, () => {
      armed.delete(disarm);
      run();
    });
    armed.add(disarm);
  }
  /** Each round has incidents of its own under the names of the file. */
  function play(steps: readonly Step[]): void {
    const incidents = new Map<string, string[]>();
    for (const step of steps) later(step.at, () => void act(step, incidents).catch(onProblem));
  }
  async function act(step: Step, incidents: Map<string, string[]>): Promise<void> {
    if (step.do === 'fail') return endpoints.get(step.endpoint)?.fail(step.how);
    if (step.do === 'recover') return endpoints.get(step.endpoint)?.recover();
    const open = ({ title, priority, urgency, details }: Pick<Extract<Step, { do: 'trigger' }>, 'title' | 'priority' | 'urgency' | 'details'>, serviceId: string) => {
      const id = simulator.trigger({ serviceId, title, priorityId: priority, urgency, details });
      incidents.set(step.incident, [...(incidents.get(step.incident) ?? []), id]);
      onOpened?.(step.incident, id);
    };
    if (step.do === 'trigger') return open(step, step.service);
    if (step.do === 'storm') {
      for (let number = 0; number < step.count; number += 1) {
        const service = step.services[number % step.services.length] ?? '';
        later(number * step.every, () => void Promise.resolve().then(() => open({ ...step, title: step.title.replaceAll('{n}', String(number + 1)) }, service)).catch(onProblem));
      }
      return;
    }
    const ids = incidents.get(step.incident);
    if (ids === undefined) throw new Error(`"${step.incident}" has not been triggered yet.`);
    for (const id of ids) happen(step, id);
  }
  function happen(step: Exclude<Step, { do: 'trigger' | 'storm' | 'fail' | 'recover' }>, id: string): void {
    const { status } = simulator.incident(id);
    // The person at the desk may have been faster.
    if (status === 'resolved' && step.do !== 'note' && step.do !== 'log') return;
    if (step.do === 'acknowledge') simulator.acknowledge(id, step.by);
    else if (step.do === 'note') simulator.note(id, step.by, step.text);
    else if (step.do === 'escalate') simulator.escalate(id, step.level, step.by);
    else if (step.do === 'resolve') simulator.resolve(id, step.by, step.resolution);
    else simulator.log(id, step.type, step.text);
  }
  function repeat(round: number): void {
    const { rounds, every } = scenario.repeat ?? { rounds: [], every: 0 };
    const steps = rounds[round % rounds.length];
    if (steps === undefined) return;
    play(steps);
    later(every, () => repeat(round + 1));
  }

  play(scenario.steps);
  if (scenario.repeat !== undefined) later(scenario.repeat.from, () => repeat(0));
  return () => {
    for (const disarm of armed) disarm();
    armed.clear();
  };
}
