import { beginVerification, judgeAlertPath, judgeAlerts, judgeChecks, judgeSources, recoverVerification, settleStep, verificationHeadline, verificationNames, type VerificationFinding } from '../../shared/domain/handoff-verification.ts';
import { plainLine, plainText } from '../../shared/domain/plain-text.ts';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import type { CheckReport } from '../../shared/model/check-report.ts';
import type { Handoff } from '../../shared/model/handoff.ts';
import type { Verification, VerificationStepId } from '../../shared/model/handoff-exchange.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { SelfTestState } from '../../shared/model/self-test.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { SourceState } from '../../shared/model/source.ts';
import { minute } from '../../shared/time/duration.ts';
import { withDeadline } from './deadline.ts';
import type { Clock } from './ports/clock.ts';
import type { HandoffRecords } from './ports/handoff-records.ts';
import type { Journal } from './ports/journal.ts';

/** More at once would make our own network the slow one. */
const atOnce = 6;
const patience = 2 * minute;

export type HandoffVerifierOptions = {
  readonly clock: Clock;
  readonly records: Pick<HandoffRecords, 'verification' | 'saveVerification'>;
  readonly journal: Pick<Journal, 'append'>;
  readonly me: string;
  readonly checks: { readonly reports: () => readonly CheckReport[]; readonly probeNow: (id: string) => Promise<Outcome> };
  readonly selfTest: { readonly state: () => SelfTestState; readonly run: () => Promise<Outcome> };
  readonly situations: () => readonly Situation[];
  readonly sources: () => readonly SourceState[];
  /** The step of the handoff is done. */
  readonly verified: (handoffId: string) => void;
  readonly changed: (handoffId: string) => void;
  readonly report: (error: unknown) => void;
};

/** After the transfer: looks at everything that can be looked at, asks for the rest, and writes down what came of it (runbook L645-L652). */
export function createHandoffVerifier({ clock, records, journal, me, checks, selfTest, situations, sources, verified, changed, report }: HandoffVerifierOptions) {
  const running = new Map<string, Promise<void>>();

  function save(handoffId: string, next: Verification): Verification {
    const before = records.verification(handoffId);
    const ends = next.finishedAt !== null && (before === null || before.finishedAt === null || before.startedAt !== next.startedAt);
    // It is over once it is on record everywhere: an end of the program in between leaves it to be brought to its end.
    if (ends) {
      records.saveVerification(handoffId, { ...next, finishedAt: null });
      finish(handoffId, next);
    }
    records.saveVerification(handoffId, next);
    changed(handoffId);
    return next;
  }
  function finish(handoffId: string, done: Verification): void {
    const body = done.steps.map(({ id, state, detail }) => `${verificationNames[id]}: ${state}${detail === '' ? '' : `. ${detail}`}`).join('\n');
    verified(handoffId);
    journal.append([{ occurredAt: clock.now(), kind: 'handoff.verified', source: 'person', actor: me, title: verificationHeadline(done), body: plainText(body, 4_000), payload: { handoffId, steps: done.steps } }]);
  }
  function settle(handoffId: string, id: VerificationStepId, finding: VerificationFinding): void {
    const now = records.verification(handoffId);
    if (now !== null) save(handoffId, settleStep(now, id, finding, clock.now()));
  }
  async function find(handoffId: string, id: VerificationStepId, look: () => Promise<VerificationFinding>): Promise<void> {
    const finding = await withDeadline(clock, patience, look()).catch((error: unknown): VerificationFinding => {
      report(error);
      return { state: 'unknown', detail: `It could not be found out: ${plainLine(reasonOf(error))}` };
    });
    settle(handoffId, id, finding);
  }
  async function probeAll(): Promise<VerificationFinding> {
    const waiting = checks.reports().filter(({ check }) => !check.paused).map(({ check }) => check);
    const failed: string[] = [];
    const lane = async (): Promise<void> => {
      for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
        const { name } = check;
        await checks.probeNow(check.id).catch((error: unknown) => {
          report(error);
          failed.push(name);
        });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    return judgeChecks(checks.reports(), failed);
  }
  async function provePath(): Promise<VerificationFinding> {
    await selfTest.run();
    return judgeAlertPath(selfTest.state().report);
  }
  async function run({ id, shiftFrom, shiftUntil, received }: Handoff): Promise<void> {
    save(id, beginVerification(clock.now()));
    // Who takes over looks at the shift before, who hands over at their own: it is the same one.
    const since = Math.min(shiftFrom, received ? shiftUntil : shiftFrom);
    const probed = find(id, 'checks', probeAll);
    const proved = find(id, 'self-test', provePath);
    const ends = await Promise.allSettled([
      // What is open is judged by what the probes just found, and what can be seen by both.
      probed.then(() => find(id, 'alerts', async () => judgeAlerts(situations(), sources(), since))),
      Promise.all([probed, proved]).then(() => find(id, 'sources', async () => judgeSources(sources()))),
    ]);
    // It runs until the last step is through, whatever the disk refused of another one.
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  return {
    /** As it is on disk; what a run that ended with the program left open is open no more, and is put on record. */
    current(handoffId: string): Verification | null {
      const kept = records.verification(handoffId);
      if (kept === null || running.has(handoffId)) return kept;
      const recovered = recoverVerification(kept, clock.now());
      if (recovered === kept) return kept;
      try {
        return save(handoffId, recovered);
      } catch (error) {
        report(error);
        return { ...recovered, finishedAt: null };
      }
    },
    /** One run of a handoff at a time: who asks while it runs gets its result. */
    async verify(handoff: Handoff): Promise<Outcome> {
      const { id } = handoff;
      // It counts as running before its first word is written.
      const under = running.get(id) ?? Promise.resolve().then(() => run(handoff)).finally(() => running.delete(id));
      running.set(id, under);
      await under;
      const done = records.verification(id);
      if (done === null) return { result: 'failed', message: 'Nothing of the verification could be written down.' };
      const bad = done.steps.some(({ state }) => state === 'failed' || state === 'unknown');
      return { result: bad ? 'failed' : done.finishedAt === null ? 'needs-person' : 'done', message: `${verificationHeadline(done)}.` };
    },
    /** The person's word on what only they can know. `ok` null: not said after all. */
    confirm(handoffId: string, step: 'channels' | 'contacts', ok: boolean | null, note: string): Outcome {
      const kept = records.verification(handoffId);
      if (kept === null) return { result: 'nothing-to-do', message: 'Verify first: the rest of it runs by itself.' };
      const words = step === 'channels' ? 'Channels' : 'Contacts';
      const finding: VerificationFinding = ok === null ? { state: 'asks', detail: '' } : { state: ok ? 'passed' : 'failed', detail: note === '' ? (ok ? `${words} confirmed by hand.` : `${words}: something is wrong.`) : note };
      const next = save(handoffId, settleStep(running.has(handoffId) ? kept : recoverVerification(kept, clock.now()), step, finding, clock.now()));
      return { result: 'done', message: `${verificationHeadline(next)}.` };
    },
  };
}
