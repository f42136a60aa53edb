import { serverNow } from '../../shared/domain/clock-skew.ts';
import { assessOnCall } from '../../shared/domain/on-call-status.ts';
import type { OnCallAnswer } from '../../shared/domain/pagerduty-answers.ts';
import { waitAfterFailure } from '../../shared/domain/poll-rhythm.ts';
import type { ApiFailure } from '../../shared/model/api-result.ts';
import type { OnCallStatus } from '../../shared/model/on-call.ts';
import { elapsedDay, minute, second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';

type OnCallMonitorOptions = {
  readonly clock: Clock;
  readonly random: () => number;
  readonly api: PagerDutyApi;
  readonly publish: (status: OnCallStatus) => void;
};

const lookAhead = 14 * elapsedDay;
const aheadEvery = 15 * minute;

type Good = { readonly entries: readonly OnCallAnswer[]; readonly userId: string; readonly at: Instant; readonly serverAt: Instant; monotonic: Milliseconds };

/** Keeps saying whether the person is on call; what is not known is "unknown". */
export function createOnCallMonitor({ clock, random, api, publish }: OnCallMonitorOptions) {
  let good: Good | null = null;
  let ahead: readonly OnCallAnswer[] = [];
  let aheadUntil: Instant | null = null;
  let due = 0;
  let aheadDue = 0;
  let failures = 0;
  let status: OnCallStatus = { state: 'unknown', shifts: [], asOf: null };
  let disarm: Disarm = () => {};

  const now = () => serverNow(clock.now(), api.meter().skew);

  /** What the look ahead said counts only for what had not begun at the newer answer. */
  function refresh(): Milliseconds {
    disarm();
    const assessed = assessOnCall(
      good === null ? null : { entries: [...good.entries, ...ahead.filter(({ start }) => start !== null && good !== null && start > good.serverAt)], userId: good.userId, asOf: good.at, age: clock.monotonic() - good.monotonic },
      now(),
    );
    status = aheadUntil === null ? assessed.status : { ...assessed.status, seenUntil: aheadUntil };
    publish(status);
    if (Number.isFinite(assessed.holdsFor)) disarm = clock.after(assessed.holdsFor, refresh);
    return assessed.holdsFor;
  }

  return {
    refresh,
    status: () => status,
    dueIn: () => Math.max(0, Math.min(due, aheadDue) - clock.monotonic()),
    hurry(): void {
      due = aheadDue = clock.monotonic();
    },
    slept(): void {
      if (good !== null) good.monotonic = Math.min(good.monotonic, clock.monotonic() - (clock.now() - good.at));
      refresh();
    },
    stepped(by: Milliseconds): void {
      if (good !== null) good = { ...good, at: good.at + by };
      refresh();
    },
    async readDue(userId: string): Promise<ApiFailure | null> {
      const started = clock.monotonic();
      if (due <= started) {
        const answer = await api.onCalls(userId);
        if (answer.kind !== 'ok') {
          due = clock.monotonic() + waitAfterFailure(answer, ++failures, random());
          aheadDue = Math.max(aheadDue, due);
          return answer;
        }
        failures = 0;
        good = { entries: answer.value, userId, at: clock.now(), serverAt: now(), monotonic: clock.monotonic() };
        // At a known end one looks again a second later.
        due = clock.monotonic() + Math.min(minute, refresh() + second);
      }
      if (aheadDue <= started) {
        const from = now();
        const answer = await api.onCalls(userId, { since: from, until: from + lookAhead });
        aheadDue = clock.monotonic() + (answer.kind === 'ok' ? aheadEvery : Math.max(minute, waitAfterFailure(answer, 1, random())));
        if (answer.kind !== 'ok') return answer;
        ahead = answer.value;
        aheadUntil = from + lookAhead;
        refresh();
      }
      return null;
    },
    stop: () => disarm(),
  };
}
