import { codeOf } from '../../shared/domain/reason-of.ts';
import type { ApiFailure } from '../../shared/model/api-result.ts';

/** Failures before a byte was sent, as Node and as Chromium name them. */
const neverSent: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/ECONNREFUSED|ERR_CONNECTION_REFUSED/, 'the connection is refused'],
  [/ENOTFOUND|EAI_AGAIN|ERR_NAME_NOT_RESOLVED/, 'its name cannot be looked up'],
  [/ENETUNREACH|EHOSTUNREACH|ERR_ADDRESS_UNREACHABLE|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/, 'there is no network'],
  [/UND_ERR_CONNECT_TIMEOUT|ERR_CONNECTION_TIMED_OUT/, 'no connection in time'],
  [/ERR_PROXY_CONNECTION_FAILED|ERR_TUNNEL_CONNECTION_FAILED/, 'the proxy does not answer'],
  [/CERT_|_CERT|ERR_CERT|ERR_TLS|ERR_SSL/, 'its certificate is not trusted here'],
];

/** Why a call got no answer. The error's own text is not shown: it can quote a header. */
export function explainFailure(error: unknown): Extract<ApiFailure, { kind: 'unreachable' | 'bad-answer' }> {
  const names = namesOf(error);
  if (/redirect/i.test(names)) return { kind: 'bad-answer', status: 300, detail: 'it points to another address, which is not followed with a token', mayHaveHappened: false };
  const known = neverSent.find(([pattern]) => pattern.test(names));
  // A network that changed under a running call may have carried it.
  if (known !== undefined) return { kind: 'unreachable', detail: known[1], mayHaveHappened: /ERR_NETWORK_CHANGED/.test(names) };
  return { kind: 'unreachable', detail: 'the connection broke', mayHaveHappened: true };
}

function namesOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 3) return '';
  return `${codeOf(error)} ${error.message} ${namesOf(error.cause, depth + 1)}`;
}
