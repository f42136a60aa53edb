import { z } from 'zod';
import type { LintFinding } from '../../domain/policy-lint.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { PolicyLooked } from '../../model/policy-look.ts';
import type { PolicyStatus } from '../../model/policy-status.ts';
import type { PolicyQuote } from '../../policy/policy-section.ts';
import { call, event, nothing, returns } from './shape.ts';

/** The policy in force. */
export const policyCalls = {
  'policy.current': call(nothing, returns<PolicyStatus>()),
  /** Asks for a file, and says what it would change and what the linter thinks of it. Nothing changes yet. */
  'policy.look': call(nothing, returns<PolicyLooked>()),
  /** Puts in force what was looked at last. */
  'policy.confirm': call(nothing, returns<Outcome>()),
  /** What the linter thinks of the policy in force (F8). */
  'policy.lint': call(nothing, returns<readonly LintFinding[]>()),
  /** Asks where to, and writes the text in force with its comments. */
  'policy.export': call(nothing, returns<Outcome>()),
  /** Back to the default that is shipped; `policy.goBack` takes it back. */
  'policy.reset': call(nothing, returns<Outcome>()),
  /** The policy that was in force before this one. */
  'policy.goBack': call(nothing, returns<Outcome>()),
  /** A part of the policy in force, word for word; the default's where the file leaves it out. */
  'policy.quote': call(z.strictObject({ section: z.enum(['alerting', 'duty', 'breaks']) }), returns<{ readonly quote: PolicyQuote | null; readonly isDefault: boolean }>()),
} as const;

export const policyEvents = {
  'policy.changed': event<PolicyStatus>(),
} as const;
