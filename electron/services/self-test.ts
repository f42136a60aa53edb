import { reasonOf } from '../../shared/domain/reason-of.ts';
import { nextSelfTest, type SelfTestZones } from '../../shared/domain/self-test-due.ts';
import { judgeSelfTest, selfTestAlarm, selfTestHeadline, selfTestWords, type SelfTestAlarm } from '../../shared/domain/self-test.ts';
import { plainLine, plainText } from '../../shared/domain/plain-text.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { SelfTestReportSchema, selfTestSteps, type SelfTestFinding, type SelfTestReport, type SelfTestState, type SelfTestStep } from '../../shared/model/self-test.ts';
import { minute, second, type Milliseconds } from '../../shared/time/duration.ts';
import { attemptWith } from './attempt.ts';
import { withDeadline } from './deadline.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { MetaStore } from './ports/meta-store.ts';

/** Resolves with what was found, rejects with why it failed; null: the person does not use this. */
export type SelfTestProbe = () => Promise<string | null>;

export type SelfTestOptions = {
  readonly clock: Clock;
  readonly meta: MetaStore;
  readonly journal: Pick<Journal, 'append'>;
  readonly probes: Readonly<Record<SelfTestStep, SelfTestProbe>>;
  readonly zones: () => SelfTestZones;
  readonly publish: (state: SelfTestState) => void;
  /** Tells a failure through the channel that still works. */
  readonly alarm: (alarm: SelfTestAlarm) => void;
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
};

/** After a start or a wake the sources get this long to answer, so that nothing fails for being early. */
const settlesFor: Milliseconds = 2 * minute;
/** Longer than the slowest probe takes to make sure. */
const patience: Milliseconds = 45 * second;

/** Proves once a day, and when asked, that an alert would reach a person (A26, S25). */
export function createSelfTest({ clock, meta, journal, probes, zones, publish, alarm, announce, report }: SelfTestOptions) {
  let newest: SelfTestReport | null = null;
  let running: Promise<SelfTestReport> | null = null;
  let settledAt: Milliseconds = Infinity;

  function kept(): SelfTestReport | null {
    try {
      const text = meta.get('selftest.report');
      return text === null ? null : SelfTestReportSchema.parse(JSON.parse(text));
    } catch (error) {
      report(error);
      return null;
    }
  }
  const state = (): SelfTestState => ({ running: running !== null, report: newest, dueAt: nextSelfTest(newest?.finishedAt ?? null, clock.now(), zones()) });

  async function find(step: SelfTestStep): Promise<SelfTestFinding> {
    try {
      const detail = await withDeadline(clock, patience, probes[step]());
      return detail === null ? { step, verdict: 'off', detail: '' } : { step, verdict: 'passed', detail: plainLine(detail, 200) };
    } catch (error) {
      return { step, verdict: 'failed', detail: plainLine(reasonOf(error), 200) };
    }
  }
  const attempt = attemptWith(report);
  function keep(done: SelfTestReport): void {
    const { passed, of, failed } = judgeSelfTest(done);
    const title = selfTestHeadline(done);
    const body = plainText(failed.map(({ step, detail }) => `${selfTestWords[step].name}: ${detail}`).join('\n'), 2000);
    announce(`${title}${failed.length === 0 ? '' : ` (${failed.map(({ step }) => step).join(', ')})`}`);
    attempt(() => meta.set('selftest.report', JSON.stringify(done)));
    attempt(() => journal.append([{ occurredAt: done.finishedAt, kind: 'alert.proved', source: 'watchkeeper', title, body, payload: { passed, of, cause: done.cause, findings: done.findings } }]));
  }
  async function perform(cause: SelfTestReport['cause']): Promise<SelfTestReport> {
    const findings = await Promise.all(selfTestSteps.map(find));
    const before = newest;
    const done: SelfTestReport = { finishedAt: clock.now(), cause, findings };
    newest = done;
    keep(done);
    const told = selfTestAlarm(done, before);
    if (told !== null) alarm(told);
    return done;
  }
  /** One at a time: who asks while one runs gets its result. */
  function run(cause: SelfTestReport['cause']): Promise<SelfTestReport> {
    if (running === null) {
      running = perform(cause).finally(() => {
        running = null;
        publish(state());
      });
      publish(state());
    }
    return running;
  }

  return {
    start(): void {
      newest = kept();
      settledAt = clock.monotonic() + settlesFor;
    },
    /** The machine slept: what was connected is not any more. */
    woke(): void {
      if (settledAt !== Infinity) settledAt = clock.monotonic() + settlesFor;
    },
    /** Call it every few seconds. */
    tick(): void {
      if (running !== null || clock.monotonic() < settledAt || clock.now() < state().dueAt) return;
      run('daily').catch(report);
    },
    state,
    /** Because a person asks. */
    async run(): Promise<Outcome> {
      const done = await run('person');
      const { failed } = judgeSelfTest(done);
      return { result: failed.length === 0 ? 'done' : 'failed', message: [`${selfTestHeadline(done)}.`, ...failed.map(({ step, detail }) => `${selfTestWords[step].name}: ${detail}`)].join(' ') };
    },
    stop(): void {
      settledAt = Infinity;
    },
  };
}

export type SelfTest = ReturnType<typeof createSelfTest>;
