import { hour, minute } from '../../../shared/time/duration.ts';
import type { FakeWorld } from '../fake-world.ts';

/** A data folder that has lived for a while, and a backup that was looked into. */
export function withSettings(world: FakeWorld, now: number): FakeWorld {
  const stamp = (at: number) => new Date(at).toISOString().replaceAll(/[-:.]/g, '');
  const automatic = [15, 30, 45, 60].map((ago) => ({ name: `watchkeeper-${stamp(now - ago * minute)}.db`, kind: 'automatic' as const, takenAt: now - ago * minute, bytes: 48_300_000 }));
  return {
    ...world,
    data: {
      folder: '/home/kim/.config/Watchkeeper', hasWellness: true,
      copies: [...automatic, { name: `before-restore-${stamp(now - 26 * hour)}`, kind: 'undo', takenAt: now - 26 * hour, bytes: 47_900_000 }],
      parts: [
        { what: 'Timeline, incidents, checks, hours, handoffs', name: 'watchkeeper.db', bytes: 48_400_000 }, { what: 'Wellness', name: 'wellness.sqlite', bytes: 81_920 },
        { what: 'Settings', name: 'preferences.json', bytes: 2_400 }, { what: 'Tokens and header values', name: 'secrets.json', bytes: 412 }, { what: 'Backups', name: 'backups', bytes: 241_100_000 }, { what: 'Log', name: 'logs', bytes: 18_000 },
      ],
    },
    look: {
      outcome: { result: 'done', message: 'This backup is whole.' },
      preview: {
        name: 'watchkeeper-2026-11-20.zip', kind: 'saved', takenAt: now - 72 * hour, madeBy: '0.1.0', format: 9, currentFormat: 10, bytes: 11_200_000, extras: ['preferences', 'policy', 'wellness'],
        contents: { events: 182_411, byPeople: 2_310, incidents: 311, checks: 7, oldestAt: now - 2400 * hour, newestAt: now - 72 * hour },
        lost: { events: 4_022, byPeople: 61, incidents: 9, checks: ['Checkout health', 'Mail exchanger'], isOther: false },
      },
    },
    hotkeys: { acknowledge: { keys: 'Control+Alt+A', state: 'refused', why: 'The system did not give these keys: another program has them, or they are no keys here. Pressing them does nothing in Watchkeeper. Choose others; or free them there: they are asked for again when Watchkeeper starts.' }, note: { keys: null, state: 'off', why: '' } },
    diagnostics: {
      ...world.diagnostics, at: now, upFor: 31 * hour, sources: world.sources, selfTest: world.selfTest.report,
      database: { bytes: 48_400_000, findings: [], backups: 8, newestBackupAt: now - 15 * minute }, outbox: { pending: 2, asking: 1, maybe: 0 }, checks: { total: 7, paused: 1 }, delay: { median: 0.4, worst: 6.2, samples: 20 },
      log: ['[2026-11-23 16:42:01.123] [warn] probe of checkout-health: ECONNREFUSED 10.20.0.14:443', '[2026-11-23 16:43:10.008] [warn] call pagerduty.test <secret>'],
    },
  };
}
