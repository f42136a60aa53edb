import { expect, it } from 'vitest';
import { emptyPage, emptySlack, messageLoginOf } from '../../../../../renderer/features/connect/message-login-form.ts';
import { MessageLoginSchema } from '../../../../../shared/model/message-connection.ts';

it('what is typed is what main takes, and how it is kept is the person’s word', () => {
  expect(MessageLoginSchema.parse(messageLoginOf({ ...emptySlack, secret: ' xoxb-123456789 ', channel: ' #ops ' }, 'session'))).toEqual({ way: 'bot', token: 'xoxb-123456789', channel: '#ops', acceptPlainStorage: false, sessionOnly: true });
  expect(MessageLoginSchema.parse(messageLoginOf({ way: 'webhook', secret: 'https://hooks.slack.com/services/T/B/x', channel: '#ops' }, 'plain'))).toMatchObject({ way: 'webhook', acceptPlainStorage: true });
  expect(MessageLoginSchema.parse(messageLoginOf({ ...emptyPage, secret: 'key-key-key', pageId: 'kctbh9' }, 'keyring'))).toEqual({ way: 'statuspage', key: 'key-key-key', pageId: 'kctbh9', acceptPlainStorage: false, sessionOnly: false });
});

it('each field says what is wrong with it', () => {
  const problems = (...typed: Parameters<typeof messageLoginOf>) => MessageLoginSchema.safeParse(messageLoginOf(...typed)).error?.issues.map(({ path }) => path.join('.'));
  expect(problems({ ...emptySlack, secret: 'xoxp-personal-token', channel: 'ops' }, 'keyring')).toEqual(['token', 'channel']);
  expect(problems({ way: 'webhook', secret: 'file:///etc/passwd', channel: '#ops' }, 'keyring')).toEqual(['url']);
  expect(problems({ ...emptyPage, secret: 'a b', pageId: '../x' }, 'keyring')).toEqual(expect.arrayContaining(['key', 'pageId']));
});
