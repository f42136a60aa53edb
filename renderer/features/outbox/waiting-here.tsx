import { Send } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { nounOf } from '../../../shared/domain/outbox-decision.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { useView, useWatch } from '../../store/stores.ts';

/** On a card: that something was asked for and is not confirmed yet. */
export function WaitingHere({ situation: { members } }: { readonly situation: Situation }) {
  const kinds = useWatch(({ outbox }) => {
    const ids = new Set(members.filter(({ kind }) => kind === 'incident').map(({ id }) => id));
    const here = (outbox?.pending ?? []).filter(({ incidentId }) => incidentId !== null && ids.has(incidentId));
    const asks = here.some(({ state }) => state === 'asking');
    const [first] = here;
    return first === undefined ? '' : `${here.length === 1 ? `The ${nounOf(first)} is` : `${here.length} actions are`} ${asks ? 'waiting for your answer' : 'waiting to be confirmed'}`;
  });
  const open = useView((view) => view.open);
  if (kinds === '') return null;
  return <Button look="quiet" icon={Send} onClick={() => open({ kind: 'outbox' })}>{kinds}</Button>;
}
