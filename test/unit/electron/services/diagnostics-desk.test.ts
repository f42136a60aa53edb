import { expect, test } from 'vitest';
import { createDiagnosticsDesk } from '../../../../electron/services/diagnostics-desk.ts';
import { diagnosticsReport } from '../../../../shared/domain/diagnostics-report.ts';
import { hour } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createMemorySecretStore } from '../../../support/memory-secret-store.ts';

const facts = { version: '0.1.0', electron: '45', chromium: '150', node: '24', sqlite: '3.53', platform: 'linux', dataFolder: '/home/kim/x', zone: 'UTC' } as const;

function setUp(findings: readonly string[] | Error = []) {
  const clock = createFakeClock();
  const secrets = createMemorySecretStore();
  // Too short and too plain to be told from a word: only that it is known gives it away.
  secrets.set('check.api.header.x-api-key', 'opensesame', 'session');
  const line = 'probe with opensesame by Kim Doe in /home/kim, ask Robin Vale at once';
  const desk = createDiagnosticsDesk({
    clock, secrets, facts: () => facts, startedAt: clock.monotonic() - hour, person: () => 'Kim Doe', account: () => null,
    machine: () => ({ system: 'Linux', architecture: 'x64', desktop: '', session: '', memoryBytes: 1 }),
    ownWords: () => [{ text: '/home/kim', becomes: '~' }], people: () => [{ name: 'Robin Vale', phone: '+4930123456', email: null }],
    sources: () => [{ source: 'pagerduty', condition: 'failing', lastGoodAt: null, since: 0, reason: line }],
    selfTest: () => ({ finishedAt: 0, cause: 'daily', findings: [{ step: 'sound', verdict: 'failed', detail: line }] }),
    outbox: () => ({ pending: [] }), checks: () => [{ paused: true }, { paused: false }],
    copies: { overview: () => ({ folder: '/home/kim/x', hasWellness: false, parts: [{ what: 'Data', name: 'watchkeeper.db', bytes: 42 }], copies: [{ name: 'a', kind: 'undo', takenAt: 9, bytes: 1 }, { name: 'ahead', kind: 'automatic', takenAt: fakeStart + 9000 * hour, bytes: 1 }, { name: 'b', kind: 'automatic', takenAt: 7, bytes: 1 }] }) },
    quickCheck: async () => {
      if (findings instanceof Error) throw findings;
      return findings;
    },
    readLog: () => [line],
  });
  const read = async () => {
    const reading = desk();
    await clock.advance(hour);
    return reading;
  };
  return { read };
}

test('gathers how the program stands; what is known to be secret leaves no trace in any text', async () => {
  const found = await setUp().read();
  expect(found).toMatchObject({ at: fakeStart + 300, database: { bytes: 42, findings: [], backups: 2, newestBackupAt: 7 }, checks: { total: 2, paused: 1 }, delay: { samples: 20 } });
  expect(found.upFor).toBeGreaterThanOrEqual(hour);
  const everything = JSON.stringify({ ...found, facts: null });
  for (const secret of ['opensesame', 'Kim Doe', 'Robin Vale', '/home/kim']) {
    expect(everything).not.toContain(secret);
    expect(diagnosticsReport(found)).not.toContain(secret);
  }
  expect(found.log).toEqual(['probe with <secret> by <person> in ~, ask <person> at once']);
});

test('a data file that cannot be read is a finding, not an end of the page', async () => {
  expect((await setUp(new Error('The database file is damaged.')).read()).database.findings).toEqual(['The database file is damaged.']);
});
