import { isGroup } from '../../shared/domain/alert-group-key.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { AlertEntries, Entry } from './alert-entries.ts';
import type { AlertSpeaker } from './alert-speaker.ts';
import type { AlertAction, Notifier } from './ports/notifier.ts';

export type AlertActsOptions = {
  readonly entries: Pick<AlertEntries, 'find' | 'idsOf'>;
  readonly notifier: Pick<Notifier, 'onAction' | 'withdraw'>;
  readonly acknowledge: (situationId: string) => Promise<Outcome>;
  readonly open: (situationId: string) => void;
  readonly record: (entry: Entry, event: Parameters<AlertSpeaker['record']>[1]) => void;
  /** Plans it anew. */
  readonly sayAgain: (entry: Entry) => void;
  readonly announce: (line: string) => void;
  readonly report: (error: unknown) => void;
};

/** What the person does with a notification, and with one whose buttons reach nobody any more. */
export function createAlertActs({ entries, notifier, acknowledge, open, record, sayAgain, announce, report }: AlertActsOptions) {
  async function act(key: string, action: AlertAction): Promise<void> {
    const entry = entries.find(key);
    if (entry === null) return;
    const title = entry.shown?.title ?? entry.situation?.title ?? key;
    record(entry, { kind: 'alert.action', severity: entry.situation?.severity ?? null, title, actor: 'me', payload: { action } });
    announce(`ALERT ${action}: ${title}`);
    if (action === 'open') return open(isGroup(key) ? (entries.idsOf(key)[0] ?? key) : key);
    if (action !== 'acknowledge') return;
    const outcome = await acknowledge(key);
    entry.problem = outcome.result === 'failed' || outcome.result === 'needs-person' ? outcome.message : null;
    // The click took the notification away: when it did not help, the person must see so.
    if (entry.problem !== null && entry.shown !== null) entry.shown = { ...entry.shown, body: '' };
    if (entry.situation?.status === 'triggered') sayAgain(entry);
  }
  notifier.onAction((key, action) => void act(key, action).catch(report));

  return {
    /** What a run that was killed left on the screen has buttons that reach nobody: it is said again in its place, quietly, or taken away. */
    takeOver(keys: readonly string[]): void {
      for (const key of keys) {
        const entry = entries.find(key);
        const { shown = null } = entry ?? {};
        if (entry === null || shown === null || shown.status !== 'triggered' || shown.via !== undefined) notifier.withdraw(key);
        else {
          entry.shown = { ...shown, body: '' };
          sayAgain(entry);
        }
      }
    },
  };
}
