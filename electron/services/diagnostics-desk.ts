import { reasonOf } from '../../shared/domain/reason-of.ts';
import { scrubText, type KnownWords } from '../../shared/domain/scrub-text.ts';
import type { Diagnostics } from '../../shared/model/diagnostics.ts';
import type { OutboxView } from '../../shared/model/outbox.ts';
import type { Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { DataCopies } from './ports/data-copies.ts';
import type { SecretStore } from './ports/secret-store.ts';

export type DiagnosticsDeskOptions = Pick<{ readonly [K in keyof Diagnostics]: () => Diagnostics[K] }, 'facts' | 'machine' | 'sources' | 'selfTest'> & {
  readonly clock: Clock;
  readonly outbox: () => Pick<OutboxView, 'pending'>;
  readonly checks: () => readonly { readonly paused: boolean }[];
  readonly copies: Pick<DataCopies, 'overview'>;
  /** What is wrong with the data file; empty when nothing is. */
  readonly quickCheck: () => Promise<readonly string[]>;
  readonly readLog: (lines: number) => readonly string[];
  /** On the clock that never steps back. */
  readonly startedAt: Milliseconds;
  readonly secrets: Pick<SecretStore, 'names' | 'get'>;
  /** What says whose machine this is. */
  readonly ownWords: () => KnownWords;
  readonly people: () => readonly { readonly name: string; readonly phone: string | null; readonly email: string | null }[];
  readonly account: () => { readonly userName: string | null } | null;
  readonly person: () => string;
};

const logLines = 40;
const samples = 20;
const beat: Milliseconds = 15;

/** Gathers how the program stands; each text is scrubbed before it leaves here. */
export function createDiagnosticsDesk(options: DiagnosticsDeskOptions) {
  const { clock, facts, machine, sources, selfTest, outbox, checks, copies, quickCheck, readLog } = options;

  /** How much later than asked for a timer comes, while everything else goes on. */
  async function measureDelay(): Promise<Diagnostics['delay']> {
    const late: Milliseconds[] = [];
    for (let count = 0; count < samples; count += 1) {
      const due = clock.monotonic() + beat;
      await new Promise<void>((resolve) => void clock.after(beat, resolve));
      late.push(Math.max(0, clock.monotonic() - due));
    }
    late.sort((one, other) => one - other);
    return { median: late[samples >> 1] ?? 0, worst: late.at(-1) ?? 0, samples };
  }
  /** Tokens, header values, people: what no line may carry. */
  function known(): KnownWords {
    const { secrets, ownWords, people, account, person } = options;
    const kept = secrets.names().flatMap((name) => secrets.get(name) ?? []).map((text) => ({ text, becomes: '<secret>' }));
    const named = [person(), account()?.userName ?? '', ...people().flatMap(({ name, phone, email }) => [name, phone ?? '', email ?? ''])].map((text) => ({ text, becomes: '<person>' }));
    return [...kept, ...named, ...ownWords()];
  }
  async function findings(): Promise<readonly string[]> {
    try {
      return await quickCheck();
    } catch (error) {
      return [reasonOf(error)];
    }
  }

  return async (): Promise<Diagnostics> => {
    const [delay, found] = await Promise.all([measureDelay(), findings()]);
    const words = known();
    const clean = (text: string) => scrubText(text, words);
    const { parts, copies: kept } = copies.overview();
    const { pending } = outbox();
    const automatic = kept.filter(({ kind }) => kind === 'automatic');
    const report = selfTest();
    return {
      at: clock.now(), facts: facts(), machine: machine(), upFor: clock.monotonic() - options.startedAt, delay,
      sources: sources().map((state) => ({ ...state, reason: clean(state.reason) })),
      selfTest: report === null ? null : { ...report, findings: report.findings.map((finding) => ({ ...finding, detail: clean(finding.detail) })) },
      database: { bytes: parts[0]?.bytes ?? 0, findings: found.map(clean), backups: automatic.length, newestBackupAt: (automatic.find(({ takenAt }) => takenAt <= clock.now()) ?? automatic[0])?.takenAt ?? null },
      outbox: { pending: pending.length, asking: pending.filter(({ state }) => state === 'asking').length, maybe: pending.filter(({ state }) => state === 'maybe').length },
      checks: { total: checks().length, paused: checks().filter(({ paused }) => paused).length },
      log: readLog(logLines).map(clean),
    };
  };
}
