import { describe, expect, it } from 'vitest';
import { privateConsent } from '../../../../shared/domain/private-consent.ts';
import { TargetSchema } from '../../../../shared/model/check.ts';

const http = (url: string) => TargetSchema.parse({ type: 'http', url });
const tcp = (host: string) => TargetSchema.parse({ type: 'tcp', host, port: 443 });

describe('a check of a private address (P12)', () => {
  it('is asked about, whatever its kind: this computer, and what lies inside a network', () => {
    for (const target of [http('http://localhost:8080/health'), http('http://[::1]/'), tcp('127.0.0.1')]) expect(privateConsent(target, null)?.question).toContain('is this computer itself');
    for (const target of [http('https://10.0.0.5/'), http('http://printer.local/'), tcp('192.168.1.1'), tcp('fd00::1')]) expect(privateConsent(target, null)?.question).toContain('somebody else’s machine');
  });

  it('is asked about once for its host, and anew for another', () => {
    const asked = privateConsent(http('https://10.0.0.5/health'), null);
    expect(asked?.host).toBe('10.0.0.5');
    expect(privateConsent(http('https://10.0.0.5:8443/other'), '10.0.0.5')).toBeNull();
    expect(privateConsent(http('https://10.0.0.6/health'), '10.0.0.5')?.host).toBe('10.0.0.6');
  });

  it('is no matter for public hosts and for names that are only looked up', () => {
    expect(privateConsent(http('https://api.example.com/health'), null)).toBeNull();
    expect(privateConsent(tcp('93.184.216.34'), null)).toBeNull();
    expect(privateConsent(TargetSchema.parse({ type: 'dns', host: 'printer.local' }), null)).toBeNull();
  });
});
