import { useId, useState } from 'react';
import { OutsideWords } from '../../components/outside-text.tsx';
import type { HandoffParty } from '../../../shared/model/handoff.ts';
import { useRota } from '../rota/use-rota.ts';
import { edit } from './handoff.ts';

/** Who took over, in the words of a sentence. What came in to nobody by name came in to whoever reads it. */
export function ReceiverName({ receiver, received }: { readonly receiver: HandoffParty | null; readonly received: boolean }) {
  const name = receiver?.name ?? '';
  return <strong><OutsideWords text={name !== '' && name !== 'You' ? name : name === 'You' || received ? 'you' : 'nobody by name'} /></strong>;
}

/** Who takes over: somebody of the rota, or anybody by name. */
export function ReceiverField({ receiver }: { readonly receiver: HandoffParty | null }) {
  const list = useId();
  const people = useRota().view?.rota?.people ?? [];
  const [typed, setTyped] = useState<string | null>(null);
  function leave(): void {
    if (typed === null) return;
    const name = typed.trim().slice(0, 120);
    setTyped(null);
    if (name === (receiver?.name ?? '')) return;
    edit({ type: 'head', receiver: name === '' ? null : { id: people.find((person) => person.name === name)?.id ?? null, name } });
  }
  return (
    <>
      <input
        className="part receiver" aria-label="Receiver" placeholder="nobody named yet" list={list} autoComplete="off" value={typed ?? receiver?.name ?? ''}
        onChange={({ target }) => setTyped(target.value)} onBlur={leave} onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
      />
      <datalist id={list}>{people.map(({ id, name }) => <option key={id} value={name}>{name}</option>)}</datalist>
    </>
  );
}
