import { describe, expect, it } from 'vitest';
import { diagnosticsReport } from '../../../../shared/domain/diagnostics-report.ts';
import { scrubText } from '../../../../shared/domain/scrub-text.ts';
import type { Diagnostics } from '../../../../shared/model/diagnostics.ts';

const seeds: readonly (readonly [line: string, secret: string])[] = [
  ['GET /incidents Token token=y_NbAkKc66ryYTWUXYEu failed', 'y_NbAkKc66ryYTWUXYEu'],
  ['Authorization: Bearer eyJhbGciOi.J9.abc', 'eyJhbGciOi.J9.abc'],
  ['{"authorization":"Bearer short1"}', 'short1'],
  ["{ 'X-Api-Key': 's3cr3t' }", 's3cr3t'],
  ['x-acme-auth-token: hunter2', 'hunter2'],
  ['Cookie: session=abc; other=def', 'abc'],
  ['the key u+hQ7-abcdefghijklmn is refused', 'u+hQ7-abcdefghijklmn'],
  ['posting as xoxb-123-abc failed', 'xoxb-123-abc'],
  ['https://hooks.slack.com/services/T000/B000/XXXX answered 404', 'XXXX'],
  ['https://kim:pa55@example.com/health', 'pa55'],
  ['https://example.com/health?key=abc123#frag', 'abc123'],
  ['statuspage key 89a229ce1a8dbcf9ff30430fbe35eb4c0426574bca932061892cefd2138aa4b1', '89a229ce1a8dbcf9'],
  ['Kim.Doe+alerts@mail.example.co.uk did', 'Kim.Doe+alerts@mail.example.co.uk'],
  ['call +49 30 1234567 now', '1234567'],
  ['call +1-555-ONCALL-1', 'ONCALL'],
  ['call (555) 555-0100', '555-0100'],
  ['call 0171 2345678', '2345678'],
  ['tel:+4930123456', '4930123456'],
];

describe('scrubText', () => {
  it.each(seeds)('%s', (line, secret) => {
    const clean = scrubText(line);
    expect(clean).not.toContain(secret);
    expect(clean).toMatch(/<[a-z -]+>/);
  });

  it('takes out what it is told of, the longest first', () => {
    const known = [{ text: '/home/kim', becomes: '~' }, { text: 'Kim Doe', becomes: '<person>' }, { text: 'Kim Doe-Smith', becomes: '<person>' }, { text: 'ab', becomes: '<short>' }];
    expect(scrubText('Kim Doe-Smith opened /home/kim/about', known)).toBe('<person> opened ~/about');
  });

  it('leaves what is needed to understand it', () => {
    const line = '[2026-11-23 16:42:01.123] [warn] probe of checkout-health: ECONNREFUSED 10.20.0.14:443 after 10 s, status 503, 2026-11-23T16:42:01.123Z, Q1ABCDEFGH, 98.5 %';
    expect(scrubText(line)).toBe(line);
  });
});

describe('diagnosticsReport', () => {
  const facts = { version: '0.1.0', electron: '45.4.1', chromium: '150.0.0.0', node: '24.21.0', sqlite: '3.53.0', platform: 'linux', dataFolder: '/home/kim/.config/Watchkeeper', zone: 'Europe/Berlin' } as const;
  const every = seeds.map(([line]) => line);
  const found: Diagnostics = {
    at: 1_795_000_000_000, facts, machine: { system: 'Linux 6.1', architecture: 'x64', desktop: 'GNOME', session: 'wayland', memoryBytes: 123_000_000 }, upFor: 3_600_000,
    sources: every.map((reason) => ({ source: 'pagerduty', condition: 'failing', lastGoodAt: null, since: 0, reason })),
    selfTest: { finishedAt: 1_794_999_000_000, cause: 'daily', findings: every.map((detail) => ({ step: 'notification', verdict: 'failed', detail })) },
    database: { bytes: 4_200_000, findings: every, backups: 3, newestBackupAt: null }, outbox: { pending: 1, asking: 0, maybe: 0 }, checks: { total: 4, paused: 1 },
    delay: { median: 0.4, worst: 3.1, samples: 20 }, log: every,
  };
  it('carries none of them wherever they stand, nor where the data lie', () => {
    const report = diagnosticsReport(found);
    for (const [, secret] of seeds) expect(report).not.toContain(secret);
    expect(report).not.toContain('/home/kim');
  });
  it('says what is asked for when something does not work', () => {
    const report = diagnosticsReport({ ...found, sources: [{ source: 'network', condition: 'fresh', lastGoodAt: found.at - 8000, since: 0, reason: '' }], selfTest: null, log: ['one line'], database: { ...found.database, findings: [] } });
    expect(report).toBe(`Watchkeeper 0.1.0 diagnostics, 2026-11-18T11:06:40.000Z
Electron 45.4.1, Chromium 150.0.0.0, Node 24.21.0, SQLite 3.53.0
Linux 6.1, x64, GNOME on wayland; time zone Europe/Berlin
Running for 1 h 00; memory of the main process 123 MB
Timers late by 0.4 ms (median), 3.1 ms (worst of 20)

Sources
  network: fresh, last good 8 s ago

Self-test: not run yet

Data
  4.2 MB, integrity good
  3 backups, the newest never
  outbox: 1 waiting, 0 asking, 0 maybe sent; checks: 4, 1 paused

Log, the last 1 lines
  one line
`);
  });
});
