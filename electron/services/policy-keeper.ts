import type { NoticeBoard } from './notice-board.ts';
import { followChecks, suggestChecks } from './policy-checks.ts';
import { createPolicyOrigins, type PolicyOrigin } from './policy-origins.ts';
import type { CheckStore } from './ports/check-store.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { MetaStore } from './ports/meta-store.ts';
import type { PolicyFiles } from './ports/policy-files.ts';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import type { PolicyStatus } from '../../shared/model/policy-status.ts';
import { comparePolicies, policyChangeWords, type PolicyChange } from '../../shared/policy/policy-changes.ts';
import { PolicySchema, type Policy, type PolicyFile } from '../../shared/policy/policy.ts';
import { readPolicy, type PolicyFault } from '../../shared/policy/read-policy.ts';

export type PolicyKeeper = ReturnType<typeof createPolicyKeeper>;

export type PolicyKeeperOptions = {
  readonly clock: Clock;
  readonly files: PolicyFiles;
  readonly meta: MetaStore;
  /** The default policy's data: read from its file while the program is built. */
  readonly defaultPolicy: unknown;
  readonly checks: CheckStore;
  readonly journal: Journal;
  readonly notices: NoticeBoard;
  /** Another policy is in force: what was derived from it is too old. */
  readonly changed: () => void;
  readonly publish: (status: PolicyStatus) => void;
  /** Says a fault on the terminal, for the person who typed the flag. */
  readonly complain: (line: string) => void;
  /** Something could not be saved; the watch goes on. */
  readonly report: (error: unknown) => void;
};

/** `text` is the file as it was written, `shown` as this version would write it. Both null: the default. */
type InForce = { readonly policy: Policy; readonly text: string | null; readonly shown: string | null; readonly origin: PolicyOrigin | null };
export type PolicyLooked = { readonly ok: true; readonly text: string; readonly team: string; readonly changes: readonly PolicyChange[] } | { readonly ok: false; readonly faults: readonly PolicyFault[] };
export type PolicyTaken = { readonly ok: true; readonly words: string } | { readonly ok: false; readonly faults: readonly PolicyFault[] };

const noticeId = 'policy';
/** So many changes stay readable in the timeline's raw data. */
const changesKept = 100;

/** Holds the policy in force. A file that cannot be read or does not fit never replaces it. */
export function createPolicyKeeper(options: PolicyKeeperOptions) {
  const { clock, files, defaultPolicy, checks, journal, notices, complain, report } = options;
  const origins = createPolicyOrigins(options);
  const standard: InForce = { policy: readStandard(defaultPolicy), text: null, shown: null, origin: null };
  let attempt: PolicyStatus['attempt'] = null;
  let before: string | null = null;
  let kept: string | null = null;
  let leftOver = false;
  let current = startingPolicy();
  suggest();

  /** Whatever is wrong with the files, the watch begins. */
  function startingPolicy(): InForce {
    try {
      before = files.before();
    } catch (error) {
      // There is no way back to it then; `canGoBack` says so.
      report(error);
    }
    try {
      kept = files.kept();
    } catch (error) {
      return startWithout([nowhere(error)]);
    }
    if (kept === null) return standard;
    const reading = readPolicy(kept);
    return reading.ok ? { policy: complete(reading.policy), text: kept, shown: reading.text, origin: origins.now() } : startWithout(reading.faults);
  }
  function startWithout(faults: readonly PolicyFault[]): InForce {
    const file = 'the policy kept from last time';
    attempt = { file, at: clock.now(), faults };
    leftOver = true;
    refuse(file, faults);
    return standard;
  }

  /** What a file leaves out is the default's. */
  function complete(file: PolicyFile): Policy {
    const { incident, duty, breaks, routines, wellness, runbook, training } = standard.policy;
    return {
      ...file, incident: file.incident ?? incident, duty: file.duty ?? duty, breaks: file.breaks ?? breaks, routines: file.routines ?? routines,
      wellness: file.wellness ?? wellness, runbook: file.runbook ?? runbook, training: file.training ?? training,
    };
  }

  function suggest(): void {
    try {
      suggestChecks(checks, standard.policy.checks);
    } catch (error) {
      // A full disk keeps nobody from watching; they are suggested at the next start.
      report(error);
    }
  }

  function refuse(file: string, faults: readonly PolicyFault[]): void {
    const detail = describe(faults);
    complain(`Policy not loaded: ${file}: ${detail}`);
    const mend = faults.some(({ line }) => line > 0) ? 'Mend the file and load it again: Preferences, Policy.' : 'Load it again when that is mended: Preferences, Policy.';
    notices.raise({
      id: noticeId,
      level: 'error',
      title: 'The policy was not loaded',
      detail: `${file}: ${detail} The policy from before stays in force. ${mend}`,
      dismissible: true,
    });
  }

  /** In force it is all the same; only the next start would not know of it. */
  function keep({ text, origin }: InForce): void {
    try {
      const last = kept;
      if (last !== null && last !== text) {
        files.keepBefore(last);
        before = last;
      }
      files.keep(text);
      kept = text;
      origins.keep(origin, last !== text);
      leftOver = false;
    } catch (error) {
      report(error);
      const detail = `It holds until Watchkeeper quits, but could not be kept for the next start. ${nowhere(error).message}`;
      complain(`Policy not kept: ${detail}`);
      notices.raise({ id: noticeId, level: 'warning', title: 'The policy was loaded for this time only', detail, dismissible: true });
    }
  }

  function putInForce(next: InForce, file: string): PolicyTaken {
    try {
      followChecks(checks, next.text === null ? [] : next.policy.checks, file);
    } catch (error) {
      return fail(file, [nowhere(error)]);
    }
    const changes = comparePolicies(current.policy, next.policy);
    const words = policyChangeWords(changes);
    current = next;
    attempt = null;
    if (next.text === null) suggest();
    notices.clear(noticeId);
    keep(next);
    const title = next.text === null ? 'Back to the default policy' : `Policy of ${next.policy.team.name} loaded`;
    try {
      journal.append([{
        occurredAt: clock.now(), kind: 'policy.loaded', source: 'person', title,
        body: `${next.policy.checks.length} checks${next.text === null ? '' : `, from ${file}`}\n${words}`,
        payload: { changed: changes.length, changes: changes.slice(0, changesKept) },
      }]);
    } catch (error) {
      report(error);
    }
    options.changed();
    options.publish(status());
    return { ok: true, words };
  }

  function fail(file: string, faults: readonly PolicyFault[]): PolicyTaken {
    attempt = { file, at: clock.now(), faults };
    options.publish(status());
    return { ok: false, faults };
  }

  function takeText(text: string, file: string, origin: PolicyOrigin): PolicyTaken {
    const reading = readPolicy(text);
    return reading.ok ? putInForce({ policy: complete(reading.policy), text, shown: reading.text, origin }, file) : fail(file, reading.faults);
  }

  /** Says what a file would change; with faults, `status` names them. */
  function lookAt(path: string, text: string): PolicyLooked {
    const reading = readPolicy(text);
    if (!reading.ok) return { ok: false, faults: failed(path, reading.faults) };
    return { ok: true, text, team: reading.policy.team.name, changes: comparePolicies(current.policy, complete(reading.policy)) };
  }
  function failed(path: string, faults: readonly PolicyFault[]): readonly PolicyFault[] {
    fail(path, faults);
    return faults;
  }

  function takeLooked(path: string, text: string): PolicyTaken {
    return takeText(text, path, { file: path, loadedAt: clock.now() });
  }
  function takeNow(path: string): PolicyTaken {
    let text: string;
    try {
      text = files.readNow(path);
    } catch (error) {
      return fail(path, [nowhere(error)]);
    }
    return takeText(text, path, { file: path, loadedAt: clock.now() });
  }

  function status(): PolicyStatus {
    const { policy, text, origin } = current;
    return {
      team: policy.team.name, version: policy.watchkeeper, checks: policy.checks.length, attempt,
      from: text === null ? null : { file: origin?.file ?? null, loadedAt: origin?.loadedAt ?? null },
      leftOver,
      canGoBack: before !== null && before !== text,
    };
  }

  return {
    policy: (): Policy => current.policy,
    /** With its comments; null: the default's. */
    text: (): string | null => current.shown,
    status,
    async look(path: string): Promise<PolicyLooked> {
      let text: string;
      try {
        text = await files.read(path);
      } catch (error) {
        return { ok: false, faults: failed(path, [nowhere(error)]) };
      }
      return lookAt(path, text);
    },
    /** Puts a text in force that was looked at. */
    takeLooked,
    /** The same for the flag of the command line: a fault is told everywhere. */
    load(path: string): boolean {
      const taken = takeNow(path);
      if (!taken.ok) refuse(path, taken.faults);
      return taken.ok;
    },
    /** The one that was in force before; null: there is none. */
    goBack(): PolicyTaken | null {
      if (before === null || before === current.text) return null;
      const file = origins.before()?.file ?? 'the one from before';
      return takeText(before, file, { file: origins.before()?.file ?? null, loadedAt: clock.now() });
    },
    /** Null: it is the default already. */
    reset: (): PolicyTaken | null => (current.text === null && !leftOver ? null : putInForce(standard, 'the default')),
  };
}

/** What went wrong with a file as a whole. */
function nowhere(error: unknown): PolicyFault {
  return { line: 0, column: 0, path: '', message: reasonOf(error) };
}

/** The first three faults with their places; the rest as a number. */
function describe(faults: readonly PolicyFault[]): string {
  const shown = faults.slice(0, 3).map(({ line, column, path, message }) => {
    const place = line > 0 ? `line ${line}, column ${column}: ` : '';
    return `${place}${path === '' ? '' : `${path}: `}${message}`;
  });
  const more = faults.length - shown.length;
  return shown.join(' ') + (more > 0 ? ` And ${more} more.` : '');
}

function readStandard(data: unknown): Policy {
  const { incident, duty, breaks, routines, wellness, runbook, training, ...rest } = PolicySchema.parse(data);
  if (incident === undefined) throw new Error('The default policy does not say how incidents are run.');
  if (duty === undefined || breaks === undefined) throw new Error('The default policy does not say how long a person may work.');
  if (routines === undefined) throw new Error('The default policy has no routines.');
  if (wellness === undefined) throw new Error('The default policy does not say whom to turn to.');
  if (runbook === undefined || training === undefined) throw new Error('The default policy has no runbook or no training.');
  return { ...rest, incident, duty, breaks, routines, wellness, runbook, training };
}
