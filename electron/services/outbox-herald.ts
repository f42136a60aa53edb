import { nounOf } from '../../shared/domain/outbox-decision.ts';
import { plainLine, plainText } from '../../shared/domain/plain-text.ts';
import type { OutboxItem, OutboxView } from '../../shared/model/outbox.ts';
import { isLoud, severityLabel, type Severity } from '../../shared/model/severity.ts';
import { second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { Notifier } from './ports/notifier.ts';

/** What is known of an incident, to say what a question is about. */
export type Subject = { readonly title: string; readonly severity: Severity | null };

export type OutboxHeraldOptions = {
  readonly notices: Pick<NoticeBoard, 'raise' | 'clear'>;
  readonly notifier: Pick<Notifier, 'show' | 'withdraw' | 'onAction'>;
  /** Shows the questions. */
  readonly open: () => void;
  /** null when nothing is known of it. */
  readonly subjectOf: (incidentId: string) => Subject | null;
  readonly sounds: () => boolean;
  readonly report: (error: unknown) => void;
};

/** Whoever pressed the button was told by then that it waits, and has gone on with something else. */
const waitedFor: Milliseconds = 8 * second;

/** The notice behind which the questions are; the window shows them with their answers. */
const noticeId = 'outbox';
const cameToNothing: ReadonlySet<OutboxItem['state']> = new Set(['dropped', 'refused', 'expired']);
const keyOf = (id: string) => `outbox ${id}`;

/** What has no incident. */
function titleOf(action: OutboxItem['action']): string {
  if (action.kind === 'override') return `${action.userName} in ${action.scheduleName}`;
  return action.kind === 'create' ? action.title : '';
}

/** An acknowledgement before a resolve that went through is nothing to tell of. */
const settles = (other: OutboxItem, item: OutboxItem) => other.state === 'done' && other.action.kind === 'resolve' && other.incidentId === item.incidentId && other.turn > item.turn;

/** A question must not be missed: it stands on every screen until it is answered, and one about a SEV-1/2 is a notification too. */
export function createOutboxHerald({ notices, notifier, subjectOf, sounds, open, report }: OutboxHeraldOptions) {
  let said = '';
  const shown = new Set<string>();
  const waiting = new Set<string>();
  /** Overrides that PagerDuty did not take. */
  const failed = new Set<string>();

  const subject = ({ incidentId, action }: OutboxItem): Subject | null => (incidentId === null ? { title: titleOf(action), severity: null } : subjectOf(incidentId));
  const about = (item: OutboxItem) => plainLine(subject(item)?.title ?? item.incidentId ?? '', 80);

  function notice(asking: readonly OutboxItem[]): void {
    const [first] = asking;
    const text = asking.map(({ id, message }) => `${id} ${message}`).join('\n');
    if (text === said) return;
    said = text;
    if (first === undefined) return notices.clear(noticeId);
    const title = asking.length === 1 ? `Your ${nounOf(first)} needs an answer.` : `${asking.length} of your actions need an answer.`;
    const detail = asking.length === 1 ? `${about(first)}: ${first.message}` : 'Nothing more is sent for them until then.';
    notices.raise({ id: noticeId, level: 'warning', title, detail: plainText(detail), dismissible: false });
  }
  function notify(item: OutboxItem): void {
    const severity = subject(item)?.severity ?? null;
    if (!isLoud(severity)) return;
    shown.add(item.id);
    const title = `${severityLabel(severity)} ${about(item)}: your ${nounOf(item)} needs an answer`;
    notifier
      .show({ key: keyOf(item.id), title: plainLine(title), body: plainText(item.message), severity, urgency: 'critical', actions: ['open'], sound: sounds() })
      .catch(report);
  }

  notifier.onAction((key) => {
    if ([...shown, ...failed].some((id) => keyOf(id) === key)) open();
  });

  /** What waited and came to nothing. */
  function tellEnd(item: OutboxItem, endedAt: Instant): void {
    // Whoever believes that somebody covers stops looking: that it is not so is said wherever they are.
    if (item.action.kind === 'override') return tellOverride(item);
    if (endedAt - item.createdAt < waitedFor) return;
    const level = item.state === 'dropped' ? 'info' : 'warning';
    notices.raise({ id: keyOf(item.id), level, title: `Your ${nounOf(item)} was not sent.`, detail: plainText(`${about(item)}: ${item.message}`), dismissible: true });
  }

  function tellOverride(item: OutboxItem): void {
    failed.add(item.id);
    const title = `PagerDuty did not take the override: ${about(item)}`;
    const body = `${item.message} PagerDuty pages whoever it did before.`;
    notices.raise({ id: keyOf(item.id), level: 'error', title: plainLine(title), detail: plainText(body), dismissible: true });
    notifier.show({ key: keyOf(item.id), title: plainLine(title), body: plainText(body), severity: null, urgency: 'normal', actions: ['open'], sound: false, budget: 'always' }).catch(report);
  }

  return {
    take({ pending, ended }: OutboxView): void {
      for (const item of ended) {
        if (waiting.delete(item.id) && item.endedAt !== null && cameToNothing.has(item.state) && !ended.some((other) => settles(other, item))) tellEnd(item, item.endedAt);
      }
      for (const { id } of pending) waiting.add(id);
      const asking = pending.filter(({ state }) => state === 'asking');
      notice(asking);
      for (const item of asking) if (!shown.has(item.id)) notify(item);
      for (const id of shown) {
        if (asking.some((item) => item.id === id)) continue;
        shown.delete(id);
        notifier.withdraw(keyOf(id));
      }
    },
  };
}
