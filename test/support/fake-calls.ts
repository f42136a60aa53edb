import type { CallName, Handlers } from '../../shared/ipc/contract.ts';
import type { FakeApi } from './fake-api.ts';

/** What answers the calls of one part of the contract. */
export type CallsOf<Part> = Pick<Handlers, keyof Part & CallName>;
export type Emit = FakeApi['emit'];

/** Something was done, in these words. */
export const done = async (message: string) => ({ result: 'done' as const, message });
