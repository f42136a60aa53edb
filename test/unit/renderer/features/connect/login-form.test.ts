import { expect, test } from 'vitest';
import { emptyLogin, loginOf } from '../../../../../renderer/features/connect/login-form.ts';
import { PagerDutyLoginSchema } from '../../../../../shared/model/connection.ts';

test('a form becomes a login that main accepts', () => {
  const login = loginOf({ ...emptyLogin, token: '  u+abcdefghij \n', email: ' kim@example.com ' });
  expect(login).toEqual({ tokenKind: 'api-key', token: 'u+abcdefghij', region: 'us', scope: 'mine', email: 'kim@example.com', acceptPlainStorage: false, sessionOnly: false });
  expect(PagerDutyLoginSchema.safeParse(login).success).toBe(true);
  expect(loginOf(emptyLogin).email).toBeNull();
});

test('a file without encryption needs the choice of exactly that', () => {
  expect((['keyring', 'session', 'plain'] as const).map((storage) => loginOf({ ...emptyLogin, storage })).map(({ acceptPlainStorage, sessionOnly }) => [acceptPlainStorage, sessionOnly])).toEqual([[false, false], [false, true], [true, false]]);
});
