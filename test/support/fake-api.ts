import { calls, type Api, type CallName, type EventName, type Handlers, type Payload, type Reply } from '../../shared/ipc/contract.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import { problemOfParse } from '../../shared/ipc/validate.ts';

type Listener = (payload: never) => void;

export type FakeApi = {
  readonly api: Api;
  readonly emit: <K extends EventName>(name: K, payload: Payload<K>) => void;
  /** Every call that was made, oldest first. */
  readonly made: readonly { readonly name: CallName; readonly input: unknown }[];
  readonly listenersOf: (name: EventName) => number;
};

/** `window.api` without a main process: inputs are parsed and errors carried over as the real border does. */
export function createFakeApi(handlers: Handlers): FakeApi {
  const listeners = new Map<string, Set<Listener>>();
  const made: { name: CallName; input: unknown }[] = [];

  async function answer(name: CallName, input: unknown): Promise<Reply<unknown>> {
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) return { ok: false, problem: problemOfParse(parsed.error) };
    made.push({ name, input: parsed.data });
    const run = handlers[name] as (value: unknown) => Promise<unknown>;
    try {
      return { ok: true, value: await run(parsed.data) };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, problem: error.problem };
      throw error;
    }
  }

  return {
    api: {
      call: (name, input) => answer(name, input) as never,
      on: (name, listen) => {
        const heard = listeners.get(name) ?? new Set<Listener>();
        listeners.set(name, heard.add(listen as Listener));
        return () => heard.delete(listen as Listener);
      },
    },
    emit: (name, payload) => {
      for (const listen of listeners.get(name) ?? []) (listen as (value: typeof payload) => void)(payload);
    },
    made,
    listenersOf: (name) => listeners.get(name)?.size ?? 0,
  };
}
