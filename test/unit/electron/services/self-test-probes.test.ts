import { describe, expect, it, vi } from 'vitest';
import { createSelfTestProbes } from '../../../../electron/services/self-test-probes.ts';
import type { SelfTestStep } from '../../../../shared/model/self-test.ts';
import type { SourceId, SourceState } from '../../../../shared/model/source.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { shownBy } from '../../../support/fake-notifier.ts';
import { createMemorySecretStore } from '../../../support/memory-secret-store.ts';

function setUp() {
  const clock = createFakeClock();
  const states = new Map<SourceId, SourceState>();
  const world = {
    delivery: shownBy('desktop'), muted: false, sounds: true, trayAnswers: ['The panel shows our icon.'] as (string | Error)[],
    skew: null as number | null, secrets: createMemorySecretStore(), backupAt: null as number | null, wantsLogin: false, hasLogin: false,
  };
  const refresh = vi.fn();
  const renew = vi.fn();
  const probes = createSelfTestProbes({
    clock,
    prove: async () => world.delivery,
    readMute: async () => world.muted,
    sound: { wanted: () => world.sounds, check: async () => 'aplay plays sounds.' },
    tray: {
      look: async () => {
        const answer = world.trayAnswers.length > 1 ? world.trayAnswers.shift() : world.trayAnswers[0];
        if (typeof answer !== 'string') throw answer;
        return answer;
      },
      renew,
    },
    sources: () => [...states.values()],
    pagerDuty: { refresh, skew: () => world.skew },
    secrets: { available: () => world.secrets.available(), get: (name) => world.secrets.get(name), unreadable: () => world.secrets.unreadable() },
    newestBackupAt: () => world.backupAt,
    login: { wanted: () => world.wantsLogin, isSet: () => world.hasLogin },
  });
  const say = (source: SourceId, over: Partial<SourceState>) => states.set(source, { source, condition: 'fresh', lastGoodAt: clock.now(), since: clock.now(), reason: '', ...over });
  async function probe(step: SelfTestStep): Promise<string | null> {
    const running = probes[step]();
    running.catch(() => {});
    await clock.advance(40 * second);
    return running;
  }
  return { clock, world, refresh, renew, probes, say, probe };
}

describe('the steps of the self-test', () => {
  it('notification: only one that was shown and not held back passes', async () => {
    const { world, probe } = setUp();
    expect(await probe('notification')).toBe('One was shown and taken back (desktop).');
    world.delivery = { shown: false, carrier: 'none', detail: 'desktop: no notification service is running' };
    await expect(probe('notification')).rejects.toThrow('no notification service is running');
    world.delivery = shownBy('desktop');
    world.muted = true;
    await expect(probe('notification')).rejects.toThrow('do not disturb');
  });

  it('tray: an icon that was lost is made anew before it counts as failed', async () => {
    const { world, probe, renew } = setUp();
    world.trayAnswers = [new Error('The panel does not know our icon.'), 'The panel shows our icon.'];
    expect(await probe('tray')).toBe('The panel shows our icon.');
    expect(renew).toHaveBeenCalledOnce();
    world.trayAnswers = [new Error('No panel on this desktop shows tray icons.')];
    await expect(probe('tray')).rejects.toThrow('No panel');
  });

  it('sound: what is switched off is not proved', async () => {
    const { world, probe } = setUp();
    expect(await probe('sound')).toBe('aplay plays sounds.');
    world.sounds = false;
    expect(await probe('sound')).toBeNull();
  });

  it('PagerDuty: a read that is fresh will do, an older one is made again', async () => {
    const { clock, say, probe, probes, refresh } = setUp();
    expect(await probe('pagerduty')).toBeNull();
    say('pagerduty', { condition: 'off' });
    expect(await probe('pagerduty')).toBeNull();
    refresh.mockClear();
    say('pagerduty', {});
    expect(await probes.pagerduty()).toBe('The token works; last read now.');
    expect(refresh).not.toHaveBeenCalled();
    say('pagerduty', { condition: 'stale' });
    refresh.mockImplementation(() => clock.after(3 * second, () => say('pagerduty', {})));
    const running = probes.pagerduty();
    await clock.advance(5 * second);
    expect(await running).toMatch(/^The token works/);
  });

  it('PagerDuty: a refused token fails at once, silence after half a minute', async () => {
    const { clock, say, probe, probes } = setUp();
    say('pagerduty', { condition: 'refused', reason: 'PagerDuty refused the token (401).' });
    await expect(probes.pagerduty()).rejects.toThrow('refused the token');
    expect(clock.armed()).toBe(0);
    say('pagerduty', { condition: 'starting', lastGoodAt: null });
    await expect(probe('pagerduty')).rejects.toThrow('No answer from PagerDuty yet.');
  });

  it.each([
    [null, null], [400, 'Within 1 s of PagerDuty’s.'], [-29_000, 'Within 29 s of PagerDuty’s.'],
  ])('clock: %s ms of skew is %s', async (skew, said) => {
    const { world, say, probe } = setUp();
    say('pagerduty', {});
    world.skew = skew;
    expect(await probe('clock')).toBe(said);
  });

  it('clock: more than 30 s is too much, in either direction', async () => {
    const { world, say, probe } = setUp();
    say('pagerduty', {});
    world.skew = 31 * second;
    await expect(probe('clock')).rejects.toThrow('This clock is 31 s behind PagerDuty’s.');
    world.skew = -2 * hour;
    await expect(probe('clock')).rejects.toThrow('This clock is 2 h 00 ahead of PagerDuty’s.');
  });

  it('keyring: kept there, kept elsewhere by choice, nothing to keep, or lost (faults 21)', async () => {
    const { world, probe } = setUp();
    expect(await probe('keyring')).toBe('Secrets are kept in the system’s keyring.');
    world.secrets = createMemorySecretStore('none');
    expect(await probe('keyring')).toBeNull();
    world.secrets.set('pagerduty.token', 'x', 'session');
    expect(await probe('keyring')).toMatch(/no keyring here; the token is kept as you chose/);
    world.secrets.unreadable = () => ['pagerduty.token', 'other'];
    await expect(probe('keyring')).rejects.toThrow('2 secrets cannot be read back.');
  });

  it('data: writable, and with a backup once there was time for one', async () => {
    const { clock, world, say, probe } = setUp();
    say('database', {});
    expect(await probe('data')).toBe('Writable; the first backup comes within minutes.');
    world.backupAt = clock.now() - 7 * hour;
    expect(await probe('data')).toMatch(/^Writable; last backup 7 h/);
    await clock.advance(6 * hour + minute);
    await expect(probe('data')).rejects.toThrow('The last backup is 13 h');
    world.backupAt = clock.now();
    expect(await probe('data')).toMatch(/^Writable; last backup/);
    say('database', { condition: 'failing', reason: 'The disk is full.' });
    await expect(probe('data')).rejects.toThrow('The disk is full.');
  });

  it('login: as it was wished', async () => {
    const { world, probe } = setUp();
    expect(await probe('login')).toBeNull();
    world.hasLogin = true;
    await expect(probe('login')).rejects.toThrow('although that is switched off');
    world.wantsLogin = true;
    expect(await probe('login')).toBe('Watching begins when you log in.');
    world.hasLogin = false;
    await expect(probe('login')).rejects.toThrow('not among the programs');
  });
});
