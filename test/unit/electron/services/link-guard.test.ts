import { describe, expect, it } from 'vitest';
import { judgeLink } from '../../../../electron/services/link-guard.ts';

describe('judgeLink (faults 19)', () => {
  it.each([
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'file:///etc/passwd', 'smb://host/share', 'ms-msdt:/id',
    'data:text/html,<script>1</script>', 'vbscript:x', 'http://example.com/', 'ftp://example.com/', 'watchkeeper://app/',
    'https://evil.example@pagerduty.com/', 'https://pagerduty.com:x@evil.example/', 'not an address', '', '//example.com',
  ])('refuses %s', (text) => {
    expect(judgeLink(text, ['pagerduty.com'])).toMatchObject({ verdict: 'refuse' });
  });

  it('opens a known host and its subdomains without asking', () => {
    expect(judgeLink('https://acme.pagerduty.com/incidents/Q1', ['pagerduty.com'])).toMatchObject({ verdict: 'open', host: 'acme.pagerduty.com' });
  });

  it.each(['https://pagerduty.com.evil.example/', 'https://evilpagerduty.com/', 'http://localhost:3000/', 'mailto:a@example.com', 'tel:+15550100'])('asks before %s', (text) => {
    expect(judgeLink(text, ['pagerduty.com'])).toMatchObject({ verdict: 'ask' });
  });

  it('shows a look-alike host as what it is', () => {
    expect(judgeLink('https://pagerdutу.com/')).toMatchObject({ verdict: 'ask', host: expect.stringMatching(/^xn--/) });
  });
});
