import type { MessageLogin } from '../../../shared/model/message-connection.ts';
import type { Storage } from './login-form.ts';

/** What stands in the forms; it stays when main refuses. */
export type SlackForm = { readonly way: 'bot' | 'webhook'; readonly secret: string; readonly channel: string };
export type PageForm = { readonly way: 'statuspage'; readonly secret: string; readonly pageId: string };

export const emptySlack: SlackForm = { way: 'bot', secret: '', channel: '#incidents' };
export const emptyPage: PageForm = { way: 'statuspage', secret: '', pageId: '' };

export function messageLoginOf(form: SlackForm | PageForm, storage: Storage): MessageLogin {
  const keeping = { acceptPlainStorage: storage === 'plain', sessionOnly: storage === 'session' };
  const secret = form.secret.trim();
  switch (form.way) {
    case 'bot': return { way: 'bot', token: secret, channel: form.channel.trim(), ...keeping };
    case 'webhook': return { way: 'webhook', url: secret, channel: form.channel.trim(), ...keeping };
    case 'statuspage': return { way: 'statuspage', key: secret, pageId: form.pageId.trim(), ...keeping };
  }
}
