import type { AlertingState, Hold, HoldReason } from '../model/alerting.ts';
import type { Silence, SilenceScope } from '../model/silence.ts';
import type { Instant } from '../time/duration.ts';
import { isolate, plainLine } from './plain-text.ts';
import { silenceReasons } from './silence-words.ts';
import type { TrayMenuItem } from './tray-menu.ts';

const lengths = [[15, '15 min'], [60, '1 h'], [240, '4 h']] as const;

export const holdWords: Readonly<Record<HoldReason, string>> = {
  'off-hours': 'outside business hours',
  'on-break': 'you are on a break and somebody covers',
  'do-not-disturb': 'do not disturb',
  'screen-sharing': 'the screen is shared',
  'full-screen': 'something fills the screen',
};

/** What the alerts that wait are waiting for: of all that holds, what one of them names. */
export function holdOfWaiting({ held, holds }: Pick<AlertingState, 'held' | 'holds'>): Hold | undefined {
  return holds.find(({ why }) => held.some((alert) => alert.why === why)) ?? holds[0];
}

/** A day of the week only when it is not today: `14:20`, `Mon 09:00`. */
export function clockTime(at: Instant, now: Instant, zone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const same = day.format(at) === day.format(now);
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', ...(same ? {} : { weekday: 'short' }) }).format(at).replaceAll(',', '');
}

/** A reason is part of every silence, so each length asks for one (A8). */
export function silenceItems(scope: SilenceScope): readonly TrayMenuItem[] {
  return lengths.map(([minutes, words]) => ({
    type: 'group',
    label: `Silence for ${words}`,
    items: silenceReasons.map((reason) => ({ type: 'command', label: reason, command: { type: 'silence', ask: { scope, minutes, reason } } })),
  }));
}

function runningItem({ id, name, reason, endsAt }: Silence, now: Instant, zone: string): TrayMenuItem {
  const until = endsAt === null ? 'until it has recovered' : `until ${clockTime(endsAt, now, zone)}`;
  return {
    type: 'group',
    label: plainLine(`Silenced ${until}: ${isolate(plainLine(name, 60))}`, 110),
    items: [{ type: 'words', label: plainLine(reason, 72) }, { type: 'command', label: 'End it now', command: { type: 'end-silence', id } }],
  };
}

/** What keeps alerts quiet now. */
export function quietItems({ silences, held, holds }: AlertingState, now: Instant, zone: string): readonly TrayMenuItem[] {
  const hold = holdOfWaiting({ held, holds });
  const waiting: readonly TrayMenuItem[] = held.length === 0 ? [] : [{
    type: 'words',
    label: `${held.length} ${held.length === 1 ? 'alert waits' : 'alerts wait'}${hold === undefined ? '' : ` (${holdWords[hold.why]}${hold.since === undefined ? '' : ` since ${clockTime(hold.since, now, zone)}`}${hold.until === null ? '' : ` until ${clockTime(hold.until, now, zone)}`})`}`,
  }];
  return [...silences.map((silence) => runningItem(silence, now, zone)), ...waiting];
}

/** What the person may ask for. SEV-1/2 is heard through all of it. */
export function quietGroup({ askedUntil }: AlertingState, now: Instant, zone: string): TrayMenuItem {
  const alone: readonly TrayMenuItem[] = askedUntil === null
    ? [{ type: 'command', label: 'Do not disturb for 1 h', command: { type: 'leave-alone', minutes: 60 } }, { type: 'command', label: 'Do not disturb for 4 h', command: { type: 'leave-alone', minutes: 240 } }]
    : [{ type: 'words', label: `Do not disturb until ${clockTime(askedUntil, now, zone)}` }, { type: 'command', label: 'End do not disturb', command: { type: 'leave-alone', minutes: 0 } }];
  return { type: 'group', label: 'Quiet for all but SEV-1/2', items: [...silenceItems({ kind: 'all' }), { type: 'separator' }, ...alone] };
}
