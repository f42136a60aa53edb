import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type AccountPlan = {
  readonly incidents: number;
  /** Log entries of the oldest incidents, `entriesEach` on each; the others have two. */
  readonly entries: number;
  readonly entriesEach: number;
  /** Two in three are SEV-1 or SEV-2; else all are SEV-3, which nobody repeats. */
  readonly loud: boolean;
};

/** What it was asked: all calls, and how often the open list was begun. */
export type Asked = { readonly calls: number; readonly lists: number };
export type Account = { readonly apiBase: string; readonly asked: () => Promise<Asked>; readonly close: () => void };

export async function openAccount(plan: AccountPlan): Promise<Account> {
  const child = fork(fileURLToPath(new URL('account-process.ts', import.meta.url)), [JSON.stringify(plan)]);
  const [ready] = (await once(child, 'message')) as [Pick<Account, 'apiBase'>];
  return {
    ...ready,
    async asked() {
      const answer = once(child, 'message') as Promise<[Asked]>;
      child.send('asked');
      return (await answer)[0];
    },
    close: () => child.disconnect(),
  };
}
