import { assessOnCall } from '../../shared/domain/on-call-status.ts';
import { phoneReach } from '../../shared/domain/pagerduty-reach.ts';
import { describeFailure, type ApiResult } from '../../shared/model/api-result.ts';
import type { PagerDutyConnection } from '../../shared/model/connection.ts';
import type { ConnectionTest } from '../../shared/model/pagerduty-choices.ts';
import { second } from '../../shared/time/duration.ts';
import { identify } from './pagerduty-identity.ts';
import type { Clock } from './ports/clock.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';

export type ConnectionTestOptions = {
  readonly clock: Clock;
  /** The client in use; null while nothing is connected. */
  readonly api: () => PagerDutyApi | null;
  readonly connection: () => PagerDutyConnection;
};

type Line = ConnectionTest['lines'][number];
const regions = { us: 'United States (api.pagerduty.com)', eu: 'Europe (api.eu.pagerduty.com)' } as const;

/** Asks PagerDuty now, with the token in use, for all that the watch rests on, and says what came of it. Changes nothing. */
export function createConnectionTest({ clock, api, connection }: ConnectionTestOptions) {
  function line<T>(what: string, result: ApiResult<T>, words: (value: T) => string): Line {
    return result.kind === 'ok' ? { ok: true, what, found: words(result.value) } : { ok: false, what, found: describeFailure(result) };
  }
  function onCallLine(result: Awaited<ReturnType<PagerDutyApi['onCalls']>>, userId: string, now: number): Line {
    return line('On call', result, (entries) => {
      const { status } = assessOnCall({ entries, userId, asOf: now, age: 0 }, now);
      const levels = status.shifts.map(({ policyName, level }) => `${policyName}, level ${level}`);
      return status.state === 'on' ? `yes: ${levels.join('; ')}` : 'not now';
    });
  }

  /** Without it the person may sleep through a page (A25). */
  async function phoneLine(client: PagerDutyApi, userId: string): Promise<Line> {
    const [methods, rules] = [await client.contactMethods(userId), await client.notificationRules(userId)];
    if (methods.kind !== 'ok') return line('Phone', methods, () => '');
    if (rules.kind !== 'ok') return line('Phone', rules, () => '');
    const { ok, words } = phoneReach(methods.value, rules.value);
    return { ok, what: 'Phone', found: words };
  }

  return async function test(): Promise<ConnectionTest> {
    const client = api();
    if (client === null) return { ok: false, lines: [{ ok: false, what: 'Connection', found: 'PagerDuty is not connected.' }] };
    const { region, email } = connection();
    const began = clock.monotonic();
    const who = await identify(client, email);
    const trip = Math.round(clock.monotonic() - began);
    if (who.kind !== 'known') {
      return { ok: false, lines: [{ ok: false, what: 'Token', found: who.kind === 'needs-email' ? who.message : describeFailure(who) }] };
    }
    const { userId, name, teamIds } = who.identity;
    const [abilities, onCalls] = [await client.abilities(), await client.onCalls(userId)];
    const phone = await phoneLine(client, userId);
    const { callsLastMinute, remainingShare, skew } = client.meter();
    const lines: readonly Line[] = [
      { ok: true, what: 'Token', found: `stands for ${name} (${who.identity.email}), in ${teamIds.length} ${teamIds.length === 1 ? 'team' : 'teams'}` },
      { ok: true, what: 'Region', found: `${region === null ? 'the built-in simulator' : regions[region]} answered in ${trip} ms` },
      line('Abilities', abilities, (names) => (names.length === 0 ? 'none' : `${names.length}: ${names.slice(0, 6).join(', ')}${names.length > 6 ? ', …' : ''}`)),
      onCallLine(onCalls, userId, clock.now() + (skew ?? 0)),
      phone,
      { ok: true, what: 'Rate limit', found: remainingShare === null ? 'PagerDuty did not say what is left' : `${Math.floor(remainingShare * 100)} % is left; ${callsLastMinute} calls in the last minute` },
      skew === null ? { ok: true, what: 'Clock', found: 'PagerDuty did not say its time' } : { ok: Math.abs(skew) <= 30 * second, what: 'Clock', found: Math.abs(skew) <= 2 * second ? 'agrees with PagerDuty’s' : `PagerDuty’s is ${Math.round(Math.abs(skew) / second)} s ${skew > 0 ? 'ahead' : 'behind'}` },
    ];
    return { ok: lines.every(({ ok }) => ok), lines };
  };
}
