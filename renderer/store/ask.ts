import { reasonOf } from '../../shared/domain/reason-of.ts';
import type { Api, CallName, Output, Problem, RawInput, Reply } from '../../shared/ipc/contract.ts';
import type { Outcome } from '../../shared/model/outcome.ts';

/** Calls main. A border that breaks (main is gone, an answer that cannot be carried) is a problem like any other. */
export async function ask<K extends CallName>(api: Api, name: K, input: RawInput<K>): Promise<Reply<Output<K>>> {
  try {
    return await api.call(name, input);
  } catch (error) {
    const detail = reasonOf(error);
    const problem: Problem = { code: 'unavailable', message: `Watchkeeper’s main process did not answer: ${detail}. Nothing is known to have changed.` };
    return { ok: false, problem };
  }
}

/** One shape for everything that a button can lead to: a refusal is a failed outcome. */
export function outcomeOf(reply: Reply<Outcome>): Outcome {
  return reply.ok ? reply.value : { result: 'failed', message: reply.problem.message };
}

/** Whether an outcome leaves the person with something to do. What is queued does not: it goes out by itself. */
export function isTrouble(result: Outcome['result']): boolean {
  return result === 'failed' || result === 'needs-person';
}
