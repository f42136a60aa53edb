import { plainLine } from '../../shared/domain/plain-text.ts';
import type { CheckReport } from '../../shared/model/check-report.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { Notifier } from './ports/notifier.ts';

export type CertificateHeraldOptions = {
  readonly notices: Pick<NoticeBoard, 'raise' | 'clear'>;
  readonly notifier: Pick<Notifier, 'show' | 'withdraw'>;
  /** One line on standard output for every notification. */
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
};

const idOf = (checkId: string): string => `certificate-${checkId}`.slice(0, 64);

/** Certificates that end soon (A6): said once for each of 21, 14, 7 and 1 days, quietly, and taken back when there is a new one. */
export function createCertificateHerald({ notices, notifier, announce, report }: CertificateHeraldOptions) {
  /** When the certificate ends that was spoken of, by check. */
  const spokenOf = new Map<string, Instant | null>();

  function say({ title, body, checkId }: WatchEvent & { readonly checkId: string }): void {
    const id = idOf(checkId);
    notices.raise({ id, level: 'warning', title, detail: `${body} Renew it before; the check goes down on the day it ends.`, dismissible: true });
    notifier
      .show({ key: id, title: plainLine(title, 120), body: plainLine(body, 300), severity: null, urgency: 'low', actions: [], sound: false, budget: 'noticed' })
      .then(({ shown, carrier, detail }) => announce(shown ? `NOTICE shown: ${title} (${carrier})` : `NOTICE NOT SHOWN: ${title} (${detail})`))
      .catch(report);
  }

  return {
    /** Facts that are on disk now. */
    take(added: readonly WatchEvent[]): void {
      for (const event of added) {
        const { checkId, kind } = event;
        if (kind !== 'check.certificate' || checkId === null) continue;
        spokenOf.set(checkId, null);
        say({ ...event, checkId });
      }
    },
    /** What is known now: a check with another certificate, paused or gone, is nothing to worry about any more. */
    look(reports: readonly CheckReport[]): void {
      for (const [checkId, endsAt] of spokenOf) {
        const known = reports.find(({ check }) => check.id === checkId && !check.paused)?.state.certificateExpiresAt ?? null;
        if (known !== null && endsAt === null) spokenOf.set(checkId, known);
        if (known !== null && (endsAt === null || endsAt === known)) continue;
        spokenOf.delete(checkId);
        notices.clear(idOf(checkId));
        notifier.withdraw(idOf(checkId));
      }
    },
  };
}
