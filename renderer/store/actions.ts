import type { CallName, Output, RawInput, Reply } from '../../shared/ipc/contract.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { OutboxItem } from '../../shared/model/outbox.ts';
import type { Situation } from '../../shared/model/situation.ts';
import { ask, isTrouble, outcomeOf } from './ask.ts';
import { keepDraft } from './drafts.ts';
import { createErrands } from './errands.ts';
import { acknowledgements, api, toasts, view, watch } from './stores.ts';

/** `ask` on the window's own api. */
export function askMain<K extends CallName>(name: K, input: RawInput<K>): Promise<Reply<Output<K>>> {
  return ask(api, name, input);
}

export function tell(text: string, level: 'info' | 'error' = 'info'): void {
  toasts.getState().show({ level, text, action: null });
}

export function tellOutcome({ result, message }: Outcome): void {
  tell(message, isTrouble(result) ? 'error' : 'info');
}

/** Does something whose outcome has no place of its own on the screen. */
export async function doAndTell<K extends 'situation.acknowledge' | 'check.probeNow' | 'check.delete' | 'notice.dismiss' | 'digest.dismiss' | 'demo.leave' | 'demo.start' | 'notification.test' | 'selfTest.run' | 'pagerduty.ask' | 'link.open'>(
  name: K,
  input: RawInput<K>,
): Promise<Outcome> {
  const outcome = outcomeOf(await askMain(name, input) as Reply<Outcome>);
  tellOutcome(outcome);
  return outcome;
}

export async function copy(text: string, what: string): Promise<void> {
  const outcome = outcomeOf(await askMain('clipboard.write', { text }));
  if (outcome.result === 'done') tell(`${what} copied.`);
  else tell(outcome.message, 'error');
}

/** Asks where to and saves a text; when that fails, it can still be copied. */
export async function saveText(suggestedName: string, text: string, what: string): Promise<void> {
  const { result, message } = outcomeOf(await askMain('file.save', { suggestedName, text }));
  if (isTrouble(result)) toasts.getState().show({ level: 'error', text: message, action: { label: 'Copy instead', run: () => void copy(text, what) } });
  else if (result === 'done') tell(message);
}

/** Opens a page outside; only a refusal is worth words. */
export async function openLink(url: string): Promise<void> {
  const outcome = outcomeOf(await askMain('link.open', { url }));
  if (isTrouble(outcome.result)) tellOutcome(outcome);
}

const errands = createErrands({
  toasts,
  undo: async (id) => outcomeOf(await askMain('outbox.undo', { id })),
  open: () => view.getState().open({ kind: 'outbox' }),
  restore: ({ action, incidentId }: OutboxItem) => {
    if ((action.kind === 'note' || action.kind === 'status-update') && incidentId !== null) keepDraft(action.kind, incidentId, action.text);
  },
});
watch.store.subscribe(({ outbox }, before) => {
  if (outbox !== null && outbox !== before.outbox) errands.take(outbox);
});

/** Puts an action in the outbox and follows it to its end; a refusal is for the form. */
export async function act(request: RawInput<'outbox.add'>, name: string): Promise<Reply<OutboxItem>> {
  const reply = await askMain('outbox.add', request);
  if (reply.ok) {
    errands.follow(reply.value, name);
    // It may have ended before its answer came.
    const { outbox } = watch.store.getState();
    if (outbox !== null) errands.take(outbox);
  }
  return reply;
}

/** The card says how it goes; away from the cards a toast does. */
export async function acknowledge({ id, title }: Situation): Promise<void> {
  const outcome = await acknowledgements.getState().acknowledge(id);
  if (outcome === null || view.getState().screen === 'now') return;
  tell(`${plainLine(title, 60)}: ${outcome.message}`, isTrouble(outcome.result) ? 'error' : 'info');
}
