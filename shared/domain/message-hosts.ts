const loopback = /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost):\d{1,5}$/;
const webhook = /^https:\/\/hooks\.slack(?:-gov)?\.com\/services\/[\w/-]+$/;

/** Where tokens, keys and texts go: to the services' own hosts, or to stand-ins on this machine. `standIn` comes from a checkout only. */
export function messageHosts(standIn: string | undefined): { readonly slack: string; readonly statuspage: string; readonly isWebhook: (url: string) => boolean } {
  if (standIn === undefined || !loopback.test(standIn)) return { slack: 'https://slack.com/api', statuspage: 'https://api.statuspage.io/v1', isWebhook: (url) => webhook.test(url) };
  return { slack: standIn, statuspage: standIn, isWebhook: (url) => url.startsWith(`${standIn}/services/`) };
}
