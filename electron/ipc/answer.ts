import { reasonOf } from '../../shared/domain/reason-of.ts';
import { calls, type CallName, type Handlers, type Reply } from '../../shared/ipc/contract.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import { problemOfParse } from '../../shared/ipc/validate.ts';

export type Answer = (name: unknown, input: unknown) => Promise<Reply<unknown>>;

type AnswerOptions = {
  readonly handlers: Handlers;
  /** Told of every error that was not meant for a person. */
  readonly report: (call: string, error: unknown) => void;
};

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}

/** Parses the input, runs the handler and puts whatever happens into a reply: nothing is thrown across the border. */
export function createAnswer({ handlers, report }: AnswerOptions): Answer {
  return async (name, input) => {
    if (!isCallName(name)) {
      return { ok: false, problem: { code: 'invalid-input', message: 'This call does not exist. Nothing was changed.' } };
    }
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) return { ok: false, problem: problemOfParse(parsed.error) };
    try {
      const run = handlers[name] as (value: unknown) => Promise<unknown>;
      return { ok: true, value: await run(parsed.data) };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, problem: error.problem };
      report(name, error);
      const detail = reasonOf(error);
      return { ok: false, problem: { code: 'internal', message: `Watchkeeper could not do this: ${detail}` } };
    }
  };
}
