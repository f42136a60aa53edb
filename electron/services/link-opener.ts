import type { Outcome } from '../../shared/model/outcome.ts';
import { judgeLink } from './link-guard.ts';
import type { SystemLinks } from './ports/system-links.ts';

export type LinkOpener = (text: string) => Promise<Outcome>;

/** Hands a link to the system after parsing it; an unknown host is shown and asked for first. */
export function createLinkOpener({ links, knownHosts }: { readonly links: SystemLinks; readonly knownHosts: readonly string[] }): LinkOpener {
  return async (text) => {
    const link = judgeLink(text, knownHosts);
    if (link.verdict === 'refuse') return { result: 'failed', message: link.reason };
    if (link.verdict === 'ask' && !(await links.confirm(link.host, link.url))) {
      return { result: 'nothing-to-do', message: 'The link was not opened.' };
    }
    await links.open(link.url);
    return { result: 'done', message: `Opened ${link.host}.` };
  };
}
