import { createSecureContext, rootCertificates, type PeerCertificate, type SecureContext, type TLSSocket } from 'node:tls';
import * as tls from 'node:tls';
import { elapsedDay, type Instant } from '../../shared/time/duration.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import { ProbeFault } from './probe-fault.ts';

/** What can be read from the certificate that an endpoint showed. */
export type CertificateFacts = {
  readonly expiresAt: Instant | null;
  readonly validFrom: Instant | null;
  readonly names: string;
  readonly issuer: string;
};

function instantOf(text: string | undefined): Instant | null {
  const instant = Date.parse(text ?? '');
  return Number.isNaN(instant) ? null : instant;
}

const firstOf = (value: string | readonly string[] | undefined): string => (typeof value === 'string' ? value : (value?.[0] ?? ''));

/** Null when no certificate was shown. */
export function readCertificate(socket: TLSSocket): CertificateFacts | null {
  // Typed as always there; it is an empty object without a certificate and null once the socket is gone.
  const shown: Partial<PeerCertificate> | null = socket.getPeerCertificate();
  if (shown === null || shown.valid_to === undefined) return null;
  const names = (shown.subjectaltname ?? '')
    .split(', ')
    .map((entry) => entry.replace(/^(?:DNS|IP Address):/, ''))
    .filter((entry) => entry !== '');
  return {
    expiresAt: instantOf(shown.valid_to),
    validFrom: instantOf(shown.valid_from),
    names: plainLine(names.length > 0 ? names.slice(0, 4).join(', ') : firstOf(shown.subject?.CN), 160),
    issuer: plainLine(firstOf(shown.issuer?.CN) || firstOf(shown.issuer?.O), 80),
  };
}

/** A certificate that ended longer ago would have been seen by others: rather it is our own clock that is ahead. */
const longEnded = 30 * elapsedDay;

const day = (instant: Instant): string => new Date(instant).toISOString().slice(0, 10);
const untrusted: ReadonlySet<string> = new Set([
  'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_UNTRUSTED', 'CERT_CHAIN_TOO_LONG', 'INVALID_CA', 'INVALID_PURPOSE', 'CERT_REJECTED', 'CERT_REVOKED', 'CERT_SIGNATURE_FAILURE',
]);

/** Says why a certificate was refused, or null when the error is about something else. Nothing is ever accepted here (fault 4). */
export function certificateFault(code: string, host: string, facts: CertificateFacts | null, now: Instant): ProbeFault | null {
  const named = facts === null || facts.names === '' ? '' : ` (${facts.names})`;
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return facts?.expiresAt === null || facts === null || facts.expiresAt > now
        ? new ProbeFault('certificate', `a certificate above that of ${host} has expired`)
        : new ProbeFault('certificate', `certificate expired on ${day(facts.expiresAt)}${named}${now - facts.expiresAt > longEnded ? ": is this computer's clock right?" : ''}`);
    case 'CERT_NOT_YET_VALID':
      return new ProbeFault('certificate', `certificate is not valid before ${facts?.validFrom == null ? 'a later day' : day(facts.validFrom)}: is this computer's clock right?`);
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return new ProbeFault('certificate', `certificate is for ${facts === null || facts.names === '' ? 'another host' : facts.names}, not for ${host}`);
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return new ProbeFault('certificate', `certificate is self-signed${named}`);
  }
  if (!untrusted.has(code)) return null;
  const issuer = facts === null || facts.issuer === '' ? 'an issuer' : `"${facts.issuer}"`;
  return new ProbeFault('certificate', `certificate of ${host} is issued by ${issuer} that is not trusted here (${code})`);
}

/** The roots that come with the runtime and, where it can tell, those of the system (a company's own). */
function trustedRoots(): readonly string[] {
  // Since Node 22.15: absent on the older runtime.
  const read: ((kind: 'system' | 'extra') => readonly string[]) | undefined = tls.getCACertificates;
  if (typeof read !== 'function') return rootCertificates;
  const found = new Set(rootCertificates);
  for (const kind of ['system', 'extra'] as const) {
    try {
      for (const root of read(kind)) found.add(root);
    } catch {
      // A system store that cannot be read adds nothing; the runtime's own roots hold.
    }
  }
  return [...found];
}

/** One context for all connections: making one costs more than a handshake. Made at the first secure probe. */
export function createTrust(extraRoots: readonly string[] = []): () => SecureContext {
  let context: SecureContext | null = null;
  return () => {
    context ??= createSecureContext({ ca: [...trustedRoots(), ...extraRoots] });
    return context;
  };
}
