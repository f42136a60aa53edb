import { skewTolerated } from '../../shared/domain/clock-skew.ts';
import { formatAge, formatDuration } from '../../shared/domain/format-duration.ts';
import { isBlind, type SourceId, type SourceState } from '../../shared/model/source.ts';
import type { SelfTestStep } from '../../shared/model/self-test.ts';
import { hour, second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import { tokenName } from './connection-keeper.ts';
import type { Clock } from './ports/clock.ts';
import type { Delivery } from './ports/notifier.ts';
import type { SecretStore } from './ports/secret-store.ts';
import type { SelfTestProbe } from './self-test.ts';

/** How long a read that was asked for may take. */
const readWithin: Milliseconds = 30 * second;
/** Backups come every quarter of an hour, of a very large file less often. */
const backupWithin: Milliseconds = 6 * hour;

export type SelfTestProbesOptions = {
  readonly clock: Clock;
  readonly prove: () => Promise<Delivery>;
  readonly readMute: () => Promise<boolean>;
  readonly sound: { readonly wanted: () => boolean; readonly check: () => Promise<string> };
  readonly tray: { readonly look: () => Promise<string>; readonly renew: () => void };
  readonly sources: () => readonly SourceState[];
  readonly pagerDuty: { readonly refresh: () => void; /** Server minus ours; null while nothing is known. */ readonly skew: () => Milliseconds | null };
  readonly secrets: Pick<SecretStore, 'available' | 'unreadable' | 'get'>;
  readonly newestBackupAt: () => Instant | null;
  readonly login: { readonly wanted: () => boolean; readonly isSet: () => boolean };
};

/** The steps of the self-test, each on the real thing. */
export function createSelfTestProbes(options: SelfTestProbesOptions): Readonly<Record<SelfTestStep, SelfTestProbe>> {
  const { clock, prove, readMute, sound, tray, sources, pagerDuty, secrets, newestBackupAt, login } = options;
  const beganAt = clock.monotonic();
  const stateOf = (id: SourceId): SourceState | undefined => sources().find(({ source }) => source === id);
  const wait = (delay: Milliseconds) => new Promise<void>((resolve) => void clock.after(delay, resolve));

  /** Asks again what was fresh a while ago only when it is not fresh now. */
  async function read(id: SourceId): Promise<SourceState | undefined> {
    if (stateOf(id)?.condition !== 'fresh') pagerDuty.refresh();
    for (let waited = 0; waited < readWithin; waited += second) {
      const condition = stateOf(id)?.condition;
      if (condition === 'fresh' || condition === 'refused' || condition === 'off') break;
      await wait(second);
    }
    return stateOf(id);
  }

  return {
    async notification() {
      if (await readMute()) throw new Error('The desktop holds notifications back: do not disturb is on.');
      const { shown, carrier, detail } = await prove();
      if (!shown) throw new Error(`No notification was shown: ${detail}.`);
      return `One was shown and taken back (${carrier}).`;
    },
    async tray() {
      try {
        return await tray.look();
      } catch {
        // An icon that was lost comes back when it is made anew.
        tray.renew();
        await wait(2 * second);
        return tray.look();
      }
    },
    sound: async () => (sound.wanted() ? sound.check() : null),
    async pagerduty() {
      const state = await read('pagerduty');
      if (state === undefined || state.condition === 'off') return null;
      if (isBlind(state) || state.lastGoodAt === null) throw new Error(state.reason === '' ? 'No answer from PagerDuty yet.' : state.reason);
      return `The token works; last read ${formatAge(clock.now() - state.lastGoodAt)}.`;
    },
    async clock() {
      await read('pagerduty');
      const skew = pagerDuty.skew();
      if (skew === null) return null;
      if (Math.abs(skew) > skewTolerated) throw new Error(`This clock is ${formatDuration(Math.abs(skew))} ${skew > 0 ? 'behind' : 'ahead of'} PagerDuty’s.`);
      return `Within ${Math.max(1, Math.round(Math.abs(skew) / second))} s of PagerDuty’s.`;
    },
    async keyring() {
      const lost = secrets.unreadable();
      if (lost.length > 0) throw new Error(`${lost.length === 1 ? 'One secret' : `${lost.length} secrets`} cannot be read back.`);
      if (secrets.available() === 'keyring') return 'Secrets are kept in the system’s keyring.';
      if (secrets.get(tokenName) === null) return null;
      return 'There is no keyring here; the token is kept as you chose when you connected.';
    },
    async data() {
      const state = stateOf('database');
      if (state !== undefined && isBlind(state)) throw new Error(state.reason);
      const backupAt = newestBackupAt();
      const age = backupAt === null ? Infinity : clock.now() - backupAt;
      if (age > backupWithin && clock.monotonic() - beganAt > backupWithin) throw new Error(backupAt === null ? 'There is no backup.' : `The last backup is ${formatDuration(age)} old.`);
      return backupAt === null ? 'Writable; the first backup comes within minutes.' : `Writable; last backup ${formatAge(age)}.`;
    },
    async login() {
      const [wanted, isSet] = [login.wanted(), login.isSet()];
      if (wanted && !isSet) throw new Error('Watchkeeper is not among the programs that start at login.');
      if (!wanted && isSet) throw new Error('Watchkeeper starts at login although that is switched off.');
      return wanted ? 'Watching begins when you log in.' : null;
    },
  };
}
