import type { Scenario, Step } from '../../shared/model/scenario.ts';
import type { Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from '../services/ports/clock.ts';
import type { DemoEndpoint } from './demo-endpoints.ts';
import type { Simulator } from './simulator.ts';

type Stage = {
  readonly scenario: Scenario;
  readonly clock: Clock;
  readonly simulator: Simulator;
  readonly endpoints: ReadonlyMap<string, DemoEndpoint>;
  /** A step that went wrong is told, and the play goes on. */
  readonly onProblem: (problem: unknown) => void;
};

/** Plays a scenario from its beginning; returns the way to stop it. Times are those of the clock it is given. */
export function playScenario({ scenario, clock, simulator, endpoints, onProblem }: Stage): Disarm {
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
    const incidents = new Map<string, string>();
    for (const step of steps) later(step.at, () => void act(step, incidents).catch(onProblem));
  }
  async function act(step: Step, incidents: Map<string, string>): Promise<void> {
    if (step.do === 'fail') return endpoints.get(step.endpoint)?.fail(step.how);
    if (step.do === 'recover') return endpoints.get(step.endpoint)?.recover();
    if (step.do === 'trigger') {
      incidents.set(step.incident, simulator.trigger({ serviceId: step.service, title: step.title, priorityId: step.priority, urgency: step.urgency, details: step.details }));
      return;
    }
    const id = incidents.get(step.incident);
    if (id === undefined) throw new Error(`"${step.incident}" has not been triggered yet.`);
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
