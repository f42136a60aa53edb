import { generate } from 'selfsigned';
import { elapsedDay, type Instant } from '../../shared/time/duration.ts';

export type TestCertificate = { readonly key: string; readonly cert: string };

export type Validity = { readonly from?: Instant; readonly to: Instant };

/** An authority of the test's own. */
export async function makeAuthority(): Promise<TestCertificate> {
  const now = Date.now();
  const made = await generate([{ name: 'commonName', value: 'Test Authority' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    notBeforeDate: new Date(now - 365 * elapsedDay),
    notAfterDate: new Date(now + 365 * elapsedDay),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true, critical: true },
    ],
  });
  return { key: made.private, cert: made.cert };
}

/** A server's certificate for some names; self-signed without an authority. */
export async function makeCertificate(names: readonly string[], { from, to }: Validity, authority?: TestCertificate): Promise<TestCertificate> {
  const made = await generate([{ name: 'commonName', value: names[0] ?? 'none' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    notBeforeDate: new Date(from ?? Date.now() - 30 * elapsedDay),
    notAfterDate: new Date(to),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'subjectAltName', altNames: names.map((name) => (/^[\d.]+$/.test(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name })) },
    ],
    ...(authority === undefined ? {} : { ca: authority }),
  });
  return { key: made.private, cert: made.cert };
}
