import { appOrigin } from '../../shared/ipc/channels.ts';

export type Sender = { readonly url: string; readonly isMainFrame: boolean };

/**
 * True when a message comes from the top frame of our own page. In development the page is served from
 * `devOrigin`, which exists only in an unpackaged build.
 */
export function isTrustedSender(sender: Sender | null, devOrigin: string | null): boolean {
  if (sender === null || !sender.isMainFrame || !URL.canParse(sender.url)) return false;
  const { protocol, host, origin } = new URL(sender.url);
  return `${protocol}//${host}` === appOrigin || (devOrigin !== null && origin === devOrigin);
}
