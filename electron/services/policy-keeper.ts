import { basename } from 'node:path';
import type { NoticeBoard } from './notice-board.ts';
import type { CheckStore } from './ports/check-store.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { PolicyFiles } from './ports/policy-files.ts';
import type { Check } from '../../shared/model/check.ts';
import { PolicySchema, type Policy, type PolicyFile } from '../../shared/policy/policy.ts';
import { readPolicy, type PolicyFault } from '../../shared/policy/read-policy.ts';

export type PolicyKeeper = {
  readonly policy: () => Policy;
  /** Loads a file, or says why not and keeps the policy in force. */
  readonly load: (path: string) => boolean;
};

export type PolicyKeeperOptions = {
  readonly clock: Clock;
  readonly files: PolicyFiles;
  /** The default policy's data: read from its file while the program is built. */
  readonly defaultPolicy: unknown;
  readonly checks: CheckStore;
  readonly journal: Journal;
  readonly notices: NoticeBoard;
  /** Says a fault on the terminal, for the person who typed the flag. */
  readonly complain: (line: string) => void;
  /** Something could not be saved; the watch goes on. */
  readonly report: (error: unknown) => void;
};

const noticeId = 'policy';

/** Holds the policy in force. A file that cannot be read or does not fit never replaces it. */
export function createPolicyKeeper(options: PolicyKeeperOptions): PolicyKeeper {
  const { clock, files, defaultPolicy, checks, journal, notices, complain, report } = options;
  const standard = readStandard(defaultPolicy);
  let current = startingPolicy();
  seedSuggestions();

  function startingPolicy(): Policy {
    const kept = files.kept();
    const reading = kept === null ? null : readPolicy(kept);
    if (reading?.ok === true) return complete(reading.policy);
    if (reading !== null) refuse('the policy kept from last time', reading.faults);
    return standard;
  }

  /** What a file leaves out is the default's. */
  function complete(file: PolicyFile): Policy {
    return { ...file, incident: file.incident ?? standard.incident, duty: file.duty ?? standard.duty, breaks: file.breaks ?? standard.breaks };
  }

  /** The default policy's checks are suggestions: they belong to the person from the start and wait, paused. */
  function seedSuggestions(): void {
    if (checks.list().length > 0) return;
    try {
      for (const check of standard.checks) checks.save({ ...check, origin: 'person', paused: true });
    } catch (error) {
      // A full disk keeps nobody from watching; they are suggested at the next start.
      report(error);
    }
  }

  function refuse(what: string, faults: readonly PolicyFault[], mend = 'Mend the file and start with --policy again.'): void {
    const detail = describe(faults);
    complain(`Policy not loaded: ${what}: ${detail}`);
    notices.raise({
      id: noticeId,
      level: 'error',
      title: 'The policy was not loaded',
      detail: `${what}: ${detail} The policy from before stays in force. ${mend}`,
      dismissible: true,
    });
  }

  /** Checks of the policy file follow it; a pause that a person set stays. */
  function followChecks(policy: Policy, path: string): void {
    const known = new Map(checks.list().map((check) => [check.id, check]));
    for (const wanted of policy.checks) {
      const before = known.get(wanted.id);
      const check: Check = { ...wanted, origin: 'policy', definedIn: basename(path), paused: before?.origin === 'policy' ? before.paused : wanted.paused };
      checks.save(check);
    }
    const wanted = new Set(policy.checks.map((check) => check.id));
    for (const check of known.values()) {
      if (check.origin === 'policy' && !wanted.has(check.id)) checks.remove(check.id);
    }
  }

  /** In force it is all the same; only the next start would not know of it. */
  function keep(text: string): void {
    try {
      files.keep(text);
    } catch (error) {
      report(error);
      const detail = `It holds until Watchkeeper quits, but could not be kept for the next start. ${nowhere(error).message}`;
      complain(`Policy not kept: ${detail}`);
      notices.raise({ id: noticeId, level: 'warning', title: 'The policy was loaded for this time only', detail, dismissible: true });
    }
  }

  return {
    policy: () => current,
    load: (path) => {
      let text: string;
      try {
        text = files.read(path);
      } catch (error) {
        refuse(path, [nowhere(error)]);
        return false;
      }
      const reading = readPolicy(text);
      if (!reading.ok) {
        refuse(path, reading.faults);
        return false;
      }
      const next = complete(reading.policy);
      try {
        followChecks(next, path);
      } catch (error) {
        refuse(path, [nowhere(error)], 'Its checks could not be saved; start with --policy again when they can.');
        return false;
      }
      current = next;
      notices.clear(noticeId);
      keep(text);
      journal.append([
        {
          occurredAt: clock.now(),
          kind: 'policy.loaded',
          source: 'person',
          title: `Policy of ${current.team.name} loaded`,
          body: `${current.checks.length} checks, from ${path}`,
        },
      ]);
      return true;
    },
  };
}

/** What went wrong with a file as a whole. */
function nowhere(error: unknown): PolicyFault {
  return { line: 0, column: 0, path: '', message: error instanceof Error ? error.message : String(error) };
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
  const { incident, duty, breaks, ...rest } = PolicySchema.parse(data);
  if (incident === undefined) throw new Error('The default policy does not say how incidents are run.');
  if (duty === undefined || breaks === undefined) throw new Error('The default policy does not say how long a person may work.');
  return { ...rest, incident, duty, breaks };
}
