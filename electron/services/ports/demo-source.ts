import type { CheckDraft } from '../../../shared/model/check.ts';
import type { PagerDutyCredentials } from './pagerduty-api.ts';

/** The demo watch while it runs: an account to read and endpoints to check, both on loopback. */
export type RunningDemo = {
  readonly credentials: PagerDutyCredentials;
  readonly email: string;
  readonly checks: readonly (CheckDraft & { readonly id: string })[];
  stop(): Promise<void>;
};

export interface DemoSource {
  start(): Promise<RunningDemo>;
}
