import type { SelfTestFinding, SelfTestReport, SelfTestStep } from '../model/self-test.ts';

/** How each step is called, what it means when it fails, and what to do then. */
export const selfTestWords: Readonly<Record<SelfTestStep, { readonly name: string; readonly meaning: string; readonly remedy: string }>> = {
  notification: {
    name: 'Notification', meaning: 'An alert would not be seen on this desktop.',
    remedy: 'End do not disturb, start the desktop’s notification service, or allow Watchkeeper in its settings; until then keep the window or the watch strip in sight.',
  },
  tray: {
    name: 'Tray icon', meaning: 'The tray cannot tell how the watch stands.',
    remedy: 'Show tray icons in the panel (GNOME needs the AppIndicator extension), or switch the watch strip on in the preferences.',
  },
  sound: {
    name: 'Sound', meaning: 'An alert would be silent.',
    remedy: 'Check the sound output, or switch sounds off in the preferences if silence is meant.',
  },
  pagerduty: {
    name: 'PagerDuty', meaning: 'New incidents would not be noticed here.',
    remedy: 'Look at the PagerDuty connection; PagerDuty’s own phone call does not depend on it.',
  },
  clock: {
    name: 'Clock', meaning: 'Deadlines told by this machine’s clock would be wrong.',
    remedy: 'Switch on the system’s automatic time.',
  },
  keyring: {
    name: 'Keyring', meaning: 'A token or a header value that was kept cannot be read.',
    remedy: 'Unlock the system’s keyring, or connect PagerDuty again.',
  },
  data: {
    name: 'Data file', meaning: 'What happens now might be missing later.',
    remedy: 'See that there is room on the disk and that the data folder can be written.',
  },
  login: {
    name: 'Start at login', meaning: 'Watching does not begin at login as it is set in the preferences.',
    remedy: 'Switch Start at login off and on again in the preferences.',
  },
};

export type SelfTestVerdict = {
  readonly passed: number;
  /** Of how many: what the person does not use does not count. */
  readonly of: number;
  readonly failed: readonly SelfTestFinding[];
};

/** What the findings amount to. The path is proved when nothing failed and at least the notification was tried. */
export function judgeSelfTest({ findings }: SelfTestReport): SelfTestVerdict {
  const used = findings.filter(({ verdict }) => verdict !== 'off');
  const failed = used.filter(({ verdict }) => verdict === 'failed');
  return { passed: used.length - failed.length, of: used.length, failed };
}

/** One line for the timeline and the card: `Alert path proved: 8 of 8`. */
export function selfTestHeadline(report: SelfTestReport): string {
  const { passed, of, failed } = judgeSelfTest(report);
  return failed.length === 0 ? `Alert path proved: ${passed} of ${of}` : `Alert path not proved: ${passed} of ${of}`;
}

export type SelfTestAlarm = {
  /** The way that still works: a notification, or the windows when notifications are what failed. */
  readonly channel: 'notification' | 'window';
  readonly title: string;
  readonly body: string;
};

/** A failure is an alert through the other channel; the same failure is told once. `before` is the report before this one. */
export function selfTestAlarm(report: SelfTestReport, before: SelfTestReport | null): SelfTestAlarm | null {
  const { failed } = judgeSelfTest(report);
  const known = new Set(before === null ? [] : judgeSelfTest(before).failed.map(({ step }) => step));
  if (failed.every(({ step }) => known.has(step))) return null;
  const unseen = failed.some(({ step }) => step === 'notification');
  return {
    channel: unseen ? 'window' : 'notification',
    title: `Alert path: ${failed.map(({ step }) => selfTestWords[step].name.toLowerCase()).join(', ')} failed`,
    body: failed.map(({ step, detail }) => `${detail} ${selfTestWords[step].meaning}`).join('\n'),
  };
}
