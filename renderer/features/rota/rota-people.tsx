import { SelectField } from '../../components/field.tsx';
import type { Rota } from '../../../shared/model/rota.ts';
import type { RotaView } from '../../../shared/model/rota-view.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { TrainingExpired } from '../training/training-expired.tsx';
import { nameIn } from './rota-names.ts';

/** Each one's part of the year ahead. What it takes to come to a quarter was said when the rota was made (C18). */
export function RotaPeople({ rota, view }: { readonly rota: Rota; readonly view: RotaView }) {
  const choose = async (id: string) => tellOutcome(outcomeOf(await askMain('rota.setSelf', { person: id === '' ? null : id })));
  return (
    <section className="panel" aria-labelledby="rota-people">
      <h2 id="rota-people">People</h2>
      <ul className="rota-load">
        {view.load.map(({ person, share }) => <li key={person}><span className="cut">{nameIn(rota, person)}{person === view.self ? ' (you)' : ''}<TrainingExpired person={person} /></span><span className="figures">{Math.round(share * 100)} %</span></li>)}
      </ul>
      {view.fromPolicy ? <div className="rota-more"><SelectField label="You are" value={view.self ?? ''} options={[{ value: '', label: 'Nobody of these' }, ...rota.people.map(({ id, name }) => ({ value: id, label: name }))]} onChoose={(id) => void choose(id)} /></div> : null}
    </section>
  );
}
