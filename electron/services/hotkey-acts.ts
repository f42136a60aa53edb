import { byUrgency } from '../../shared/domain/situation-order.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import type { HotkeyAct } from '../../shared/model/hotkey.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { Notifier } from './ports/notifier.ts';
import type { NoteWindow } from './ports/note-window.ts';

export type HotkeyActsOptions = {
  readonly situations: () => readonly Situation[];
  readonly acknowledge: (id: string) => Promise<Outcome>;
  readonly notifier: Pick<Notifier, 'show'>;
  readonly note: Pick<NoteWindow, 'show'>;
  readonly report: (error: unknown) => void;
};

/** What the keys do. Nobody looks at the window then, so what came of it is shown where they look. */
export function createHotkeyActs({ situations, acknowledge, notifier, note, report }: HotkeyActsOptions): Readonly<Record<HotkeyAct, () => void>> {
  function tell(title: string, body: string): void {
    notifier.show({ key: 'hotkey', title, body, severity: null, urgency: 'normal', actions: [], sound: false, budget: 'asked' }).catch(report);
  }
  async function acknowledgeMostPressing(): Promise<void> {
    const [first, ...others] = situations().filter(({ status }) => status === 'triggered').toSorted(byUrgency);
    if (first === undefined) return tell('Nothing to acknowledge', 'No situation waits for an acknowledgement.');
    const title = plainLine(first.title, 120);
    const { result, message } = await acknowledge(first.id).catch((error: unknown): Outcome => {
      report(error);
      return { result: 'failed', message: `${reasonOf(error)} Open the window.` };
    });
    const more = others.length === 0 ? '' : ` ${others.length} more ${others.length === 1 ? 'waits' : 'wait'}.`;
    tell(result === 'done' ? `Acknowledged: ${title}` : `Not acknowledged yet: ${title}`, `${message}${more}`);
  }
  return { acknowledge: () => void acknowledgeMostPressing().catch(report), note: () => note.show() };
}
