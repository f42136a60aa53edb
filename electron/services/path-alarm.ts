import type { SelfTestAlarm } from '../../shared/domain/self-test.ts';
import { plainLine, plainText } from '../../shared/domain/plain-text.ts';
import type { Notifier } from './ports/notifier.ts';

const key = 'watchkeeper-self-test';

export type PathAlarmOptions = {
  readonly notifier: Notifier;
  /** Asks for attention without notifications. */
  readonly attract: () => void;
  /** Shows the person what failed. */
  readonly open: () => void;
  readonly report: (error: unknown) => void;
};

/** Tells that a part of the alert path failed, through a part that works. */
export function createPathAlarm({ notifier, attract, open, report }: PathAlarmOptions): (alarm: SelfTestAlarm) => void {
  notifier.onAction((answered, action) => {
    if (answered === key && action === 'open') open();
  });
  return ({ channel, title, body }) => {
    if (channel === 'window') return attract();
    notifier
      .show({ key, title: plainLine(title), body: plainText(body), severity: null, urgency: 'normal', actions: ['open'], sound: false })
      .then(({ shown }) => (shown ? undefined : attract()))
      .catch(report);
  };
}
