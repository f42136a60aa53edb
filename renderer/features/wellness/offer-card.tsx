import { Sprout } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Moment } from '../../components/moment.tsx';
import type { WellnessView } from '../../../shared/model/wellness-view.ts';
import { useView } from '../../store/stores.ts';
import { sayOfWellness } from './wellness-actions.ts';

/** What may be answered now. An offer can be refused with one press, and is not made twice. */
export function OfferCard({ view: { offer, checks, lastShift } }: { readonly view: WellnessView }) {
  const open = useView((view) => view.open);
  const last = checks[0];
  return (
    <section className="panel wellness-offer" data-offered={offer !== null} aria-label="Self-check">
      <Icon of={Sprout} />
      <div>
        <h2>{offer === null ? 'Self-check' : offer.kind === 'night' ? 'You were woken in the night' : 'Your shift is over'}</h2>
        <p className="soft">
          {offer === null ? <>Twelve statements, a digit each, under a minute. {last === undefined ? 'Nothing is answered yet.' : <>Last: <Moment at={last.takenAt} />.</>}</> : 'How are you? Answer what you like; it stays on this computer.'}
        </p>
      </div>
      <div className="form-actions">
        {lastShift === null ? null : <Button onClick={() => open({ kind: 'shift-word' })}>Two questions, 10 s</Button>}
        <Button look="primary" onClick={() => open({ kind: 'self-check' })}>Self-check, 60 s</Button>
        {offer === null ? null : <Button look="quiet" onClick={() => void sayOfWellness('wellness.skip', undefined)}>Not this time</Button>}
      </div>
    </section>
  );
}
