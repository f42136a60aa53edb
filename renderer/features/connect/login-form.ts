import type { PagerDutyLogin } from '../../../shared/model/connection.ts';

export type Storage = 'keyring' | 'session' | 'plain';

export const scopes = [{ value: 'mine', label: 'Incidents that are mine' }, { value: 'teams', label: 'Incidents of my teams' }] as const;

/** What stands in the form; it stays when main refuses. */
export type LoginForm = {
  readonly tokenKind: PagerDutyLogin['tokenKind'];
  readonly token: string;
  readonly region: PagerDutyLogin['region'];
  readonly scope: PagerDutyLogin['scope'];
  readonly email: string;
  readonly storage: Storage;
};

export const emptyLogin: LoginForm = { tokenKind: 'api-key', token: '', region: 'us', scope: 'mine', email: '', storage: 'keyring' };

export function loginOf({ tokenKind, token, region, scope, email, storage }: LoginForm): PagerDutyLogin {
  return {
    tokenKind, region, scope,
    token: token.trim(),
    email: email.trim() === '' ? null : email.trim(),
    acceptPlainStorage: storage === 'plain',
    sessionOnly: storage === 'session',
  };
}
