import type { PriorityAnswer, ServiceAnswer, UserAnswer } from '../../shared/domain/pagerduty-answers.ts';
import type { ApiFailure, ApiResult } from '../../shared/model/api-result.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';

export type Identity = { readonly userId: string; readonly name: string; readonly email: string; readonly teamIds: readonly string[] };
type Identified = { readonly kind: 'known'; readonly identity: Identity } | { readonly kind: 'needs-email'; readonly message: string } | ApiFailure;

/** Who the token stands for. An account-level key stands for nobody: then the e-mail says who. */
export async function identify(api: PagerDutyApi, email: string | null): Promise<Identified> {
  const me = await api.usersMe();
  if (me.kind === 'ok') return { kind: 'known', identity: identityOf(me.value) };
  const accountKey = me.kind === 'refused' && me.status === 400;
  if (!accountKey) return me;
  if (email === null) return { kind: 'needs-email', message: 'This is an account-level key. Connect again with the e-mail address you log in with, so that PagerDuty knows who acts.' };
  const found = await api.userByEmail(email);
  if (found.kind !== 'ok') return found;
  if (found.value === null) return { kind: 'needs-email', message: `Nobody in this account logs in as ${email}. Connect again with another address.` };
  return { kind: 'known', identity: identityOf(found.value) };
}

function identityOf(user: UserAnswer): Identity {
  return { userId: user.id, name: user.name ?? user.summary ?? user.email, email: user.email, teamIds: user.teams.map(({ id }) => id) };
}

type Fact = 'priorities' | 'services' | 'abilities';

/** What some plans and tokens have and others have not. Each is asked for until there is an answer or a clear no. */
export function createAccountFacts(api: PagerDutyApi) {
  let priorities: readonly PriorityAnswer[] = [];
  let services: readonly ServiceAnswer[] = [];
  let abilities: readonly string[] = [];
  const open = new Set<Fact>(['priorities', 'services', 'abilities']);

  async function ask<T>(name: Fact, call: () => Promise<ApiResult<T>>, keep: (value: T) => void): Promise<ApiFailure | null> {
    if (!open.has(name)) return null;
    const answer = await call();
    if (answer.kind === 'ok') keep(answer.value);
    if (answer.kind !== 'ok' && answer.kind !== 'refused') return answer;
    open.delete(name);
    return null;
  }
  return {
    /** Before the first list: severities hang on them. */
    readPriorities: () => ask('priorities', api.priorities, (value) => void (priorities = value)),
    readRest: async () =>
      (await ask('services', api.services, (value) => void (services = value))) ??
      (await ask('abilities', api.abilities, (value) => void (abilities = value))),
    priorities: () => priorities,
    services: () => services,
    abilities: () => abilities,
  };
}
