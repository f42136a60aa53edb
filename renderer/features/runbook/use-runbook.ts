import type { RunbookView } from '../../../shared/model/runbook.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { api } from '../../store/stores.ts';
import { useView, type KeptView, type Viewed } from '../../store/use-view.ts';

const ask = () => askMain('runbook.view', undefined);
const listen = (take: (next: RunbookView) => void) => api.on('runbook.changed', take);
const kept: KeptView<RunbookView> = { view: null };

/** The reference as main has it, kept true while it is looked at. */
export const useRunbook = (): Viewed<RunbookView> => useView(ask, listen, kept);

/** This number is right, this page opens. */
export async function confirmIt(subject: 'contact' | 'tool' | 'resource', id: string): Promise<void> {
  tellOutcome(outcomeOf(await askMain('runbook.confirm', { subject, id })));
}
