import { Send } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { nounOf } from '../../../shared/domain/outbox-decision.ts';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { useView, useWatch } from '../../store/stores.ts';

/** On a card: that something was asked for and is not confirmed yet. */
export function WaitingHere({ situation: { members } }: { readonly situation: Situation }) {
  const words = useWatch(({ outbox }) => {
    const ids = new Set(members.filter(({ kind }) => kind === 'incident').map(({ id }) => id));
    return describe((outbox?.pending ?? []).filter(({ incidentId }) => incidentId !== null && ids.has(incidentId)));
  });
  const open = useView((view) => view.open);
  if (words === '') return null;
  return <Button look="quiet" icon={Send} onClick={() => open({ kind: 'outbox' })}>{words}</Button>;
}

function describe(pending: readonly OutboxItem[]): string {
  const [first] = pending;
  if (first === undefined) return '';
  const asking = pending.filter(({ state }) => state === 'asking').length;
  if (pending.length === 1) return `Your ${nounOf(first)} ${asking === 1 ? 'needs an answer' : 'waits to be confirmed'}`;
  return `${pending.length} actions wait${asking === 0 ? ' to be confirmed' : `, ${asking} ${asking === 1 ? 'needs' : 'need'} an answer`}`;
}
