import { codeOf, reasonOf } from '../../shared/domain/reason-of.ts';
import type { FailureKind, ProbeFailure } from '../../shared/model/probe.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';

/** A failure that already knows how to say itself. */
export class ProbeFault extends Error {
  readonly failure: ProbeFailure;
  constructor(kind: FailureKind, detail: string) {
    super(detail);
    this.name = 'ProbeFault';
    this.failure = { kind, detail };
  }
}

const sentences: Readonly<Record<string, readonly [FailureKind, string]>> = {
  ECONNREFUSED: ['refused', 'the connection was refused'],
  ECONNRESET: ['reset', 'the connection was reset'],
  EPIPE: ['reset', 'the connection was reset'],
  ECONNABORTED: ['reset', 'the connection was aborted'],
  UND_ERR_SOCKET: ['reset', 'the connection was closed before the answer was complete'],
  // The pool lets the client go when its connection ends, even with a request that was handed to it in that very moment.
  UND_ERR_DESTROYED: ['reset', 'the connection was closed before the answer was complete'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['reset', 'the connection was closed before the answer was complete'],
  EHOSTUNREACH: ['unreachable', 'there is no route to the host'],
  ENETUNREACH: ['unreachable', 'there is no route to the network'],
  EHOSTDOWN: ['unreachable', 'the host does not answer on its network'],
  ENETDOWN: ['unreachable', 'the network is down'],
  EADDRNOTAVAIL: ['unreachable', 'this computer has no address to connect from'],
  EMFILE: ['unreachable', 'this computer has no free sockets'],
  ENFILE: ['unreachable', 'this computer has no free sockets'],
  EACCES: ['unreachable', 'this computer does not allow the connection'],
  EPERM: ['unreachable', 'this computer does not allow the connection'],
  ETIMEDOUT: ['timeout', 'the connection attempt was not answered'],
  ENOTFOUND: ['dns', 'no such name'],
  ENODATA: ['dns', 'the name has no address'],
  EAI_AGAIN: ['dns', 'the name could not be looked up: the name server does not answer'],
  EAI_NODATA: ['dns', 'the name has no address'],
  EAI_FAIL: ['dns', 'the name server failed'],
  ETIMEOUT: ['dns', 'the name server did not answer'],
  ESERVFAIL: ['dns', 'the name server failed'],
  EREFUSED: ['dns', 'the name server refused the question'],
  ECANCELLED: ['dns', 'the lookup was cancelled'],
  EBADNAME: ['dns', 'the name server cannot be asked for such a name'],
  EBADRESP: ['dns', 'the name server answered nonsense'],
  UND_ERR_HEADERS_OVERFLOW: ['protocol', 'the headers of the answer are too long'],
  UND_ERR_INVALID_ARG: ['protocol', 'the request cannot be made'],
  UND_ERR_NOT_SUPPORTED: ['protocol', 'the request cannot be made'],
  EPROTO: ['tls', 'no secure connection could be agreed on'],
};

function describeTls(error: Error): string {
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
  return `no secure connection could be agreed on: ${plainLine(reason, 120)}`;
}

/** Any error of a probe as a failure that a person can read. `about` names what was talked to. */
export function failureOf(error: unknown, about: string): ProbeFailure {
  const where = about === '' ? '' : ` (${about})`;
  if (error instanceof ProbeFault) return error.failure;
  if (error instanceof AggregateError && error.errors.length > 0) return failureOf(error.errors[0], about);
  const code = codeOf(error);
  if (error instanceof Error && (code === 'EPROTO' || code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS'))) {
    return { kind: 'tls', detail: `${describeTls(error)}${where}` };
  }
  if (code.startsWith('HPE_') || (error instanceof Error && error.name === 'HTTPParserError')) return { kind: 'protocol', detail: `the answer is not HTTP${where}` };
  const sentence = sentences[code];
  if (sentence !== undefined) {
    const [kind, text] = sentence;
    const why = code.startsWith('UND_ERR_INVALID') || code.startsWith('UND_ERR_NOT') ? `: ${plainLine(error instanceof Error ? error.message : '', 120)}` : '';
    return { kind, detail: `${text}${why}${where}` };
  }
  const message = reasonOf(error);
  return { kind: 'protocol', detail: `${plainLine(message, 160)}${code === '' ? '' : `, ${code}`}${where}` };
}
