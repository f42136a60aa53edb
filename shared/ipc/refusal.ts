import type { Problem } from './contract.ts';

/** Thrown by a handler to answer with a problem that a person can read. Anything else thrown is "internal". */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'Refusal';
    this.problem = problem;
  }
}
