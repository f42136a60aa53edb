/** What may be done with a link: open it, ask first (the host is shown), or leave it alone. */
export type LinkVerdict =
  | { readonly verdict: 'open' | 'ask'; readonly url: string; readonly host: string }
  | { readonly verdict: 'refuse'; readonly reason: string };

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Judges a link that comes from outside (P, faults 19). Only https (http on loopback), mailto and tel ever reach
 * the system, and only the address as it was parsed, never the text that was given.
 */
export function judgeLink(text: string, knownHosts: readonly string[] = []): LinkVerdict {
  if (!URL.canParse(text)) return { verdict: 'refuse', reason: 'This is not a complete address.' };
  const url = new URL(text);
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return { verdict: 'ask', url: url.href, host: url.pathname };
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
  if (!secure) return { verdict: 'refuse', reason: `Links of the kind "${url.protocol}" are not opened.` };
  if (url.username !== '' || url.password !== '') return { verdict: 'refuse', reason: 'This link hides its host behind a user name.' };
  const known = knownHosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  // `hostname` is already in its ASCII form, so a look-alike name shows as xn--…
  return { verdict: known ? 'open' : 'ask', url: url.href, host: url.host };
}
