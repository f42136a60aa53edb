import { severityRules } from '../../shared/domain/pagerduty-severity.ts';
import type { MappedPriority } from '../../shared/model/pagerduty-choices.ts';
import type { Severity } from '../../shared/model/severity.ts';

type Settings = Readonly<Record<string, Severity | null>>;

export type SeveritySettingsOptions = {
  /** The team's word, from the policy file. */
  readonly policy: () => Settings;
  /** The person's own word, which counts more. */
  readonly own: () => Settings;
};

/** Which severity the account's priorities stand for: the person's word, else the team's, else what the account itself says. Never urgency. */
export function createSeveritySettings({ policy, own }: SeveritySettingsOptions) {
  let made: { readonly from: readonly [string, string]; readonly settings: Settings } | null = null;

  /** The same object until something changes: what was mapped by it is then still right. */
  function settings(): Settings {
    const from = [JSON.stringify(policy()), JSON.stringify(own())] as const;
    if (made === null || made.from[0] !== from[0] || made.from[1] !== from[1]) made = { from, settings: { ...policy(), ...own() } };
    return made.settings;
  }
  return {
    settings,
    /** @param priorities in the account's order. */
    explain(priorities: readonly { readonly id: string; readonly name: string }[]): readonly MappedPriority[] {
      const [held, without] = [severityRules(priorities, settings()), severityRules(priorities, policy())];
      return priorities.map((priority) => ({ ...priority, ...held(priority), otherwise: without(priority).severity }));
    },
  };
}

export type SeveritySettings = ReturnType<typeof createSeveritySettings>;
