import type { Target } from '../model/check.ts';
import { hostOfTarget, isLoopbackHost } from './check-target.ts';
import { isPrivateHost } from './private-address.ts';

/**
 * What a person is asked before a check goes to this computer or into their own network (P12): from another network the same
 * address is somebody else's machine. Null where there is nothing to ask: a public host, a name that is only looked up, or the host
 * that was agreed to before. An address that is none yet asks nothing: it is refused elsewhere.
 */
export function privateConsent(target: Target, agreed: string | null): { readonly host: string; readonly question: string } | null {
  const host = target.type === 'dns' ? '' : hostOfTarget(target);
  if (host === '' || host === agreed || !isPrivateHost(host)) return null;
  const where = isLoopbackHost(host) ? 'is this computer itself' : 'lies inside a private network, and in another one the same address is somebody else’s machine';
  return { host, question: `${host} ${where}. It will be asked from here again and again. Press once more to agree.` };
}
