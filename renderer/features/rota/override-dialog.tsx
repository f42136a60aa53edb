import { useState, type FormEvent } from 'react';
import './rota.css';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { instantOfField } from '../../../shared/domain/zone-field.ts';
import type { Rota, Seat } from '../../../shared/model/rota.ts';
import type { RotaView } from '../../../shared/model/rota-view.ts';
import { askMain, tell } from '../../store/actions.ts';
import { useView } from '../../store/stores.ts';
import { noPagerDutyCover, overrideInPagerDuty, PagerDutyCover } from './pagerduty-cover.tsx';
import { SpanFields, spanFaults } from './span-fields.tsx';
import { useRota } from './use-rota.ts';

/** Somebody takes a seat for a while, whatever the rotation says. */
export function OverrideDialog() {
  const { view } = useRota();
  const close = useView((each) => each.close);
  if (view?.rota == null) return null;
  return <Dialog title="Cover a seat" onClose={close}><OverrideForm rota={view.rota} view={view} onDone={close} /></Dialog>;
}

const seatOptions = [{ value: 'primary', label: 'Primary' }, { value: 'secondary', label: 'Secondary' }] as const;

function OverrideForm({ rota, view: { self, schedules }, onDone }: { readonly rota: Rota; readonly view: RotaView; readonly onDone: () => void }) {
  const [person, setPerson] = useState(self ?? rota.people[0]?.id ?? '');
  const [seat, setSeat] = useState<Seat>('primary');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [pagerDuty, setPagerDuty] = useState(noPagerDutyCover);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const [begins, ends] = [instantOfField(from, rota.zone), instantOfField(to, rota.zone)];
    const faults = spanFaults(begins, ends);
    setFields(faults);
    setProblem(null);
    if (begins === null || ends === null || Object.keys(faults).length > 0) return;
    if (pagerDuty.scheduleIds.length > 0 && pagerDuty.to === null) return setProblem('Choose who covers in PagerDuty, or untick it.');
    const reply = await askMain('rota.override', { seat, person, from: begins, to: ends });
    if (!reply.ok) return setProblem(`${reply.problem.message} What you typed is still here.`);
    tell(reply.value.message);
    const trouble = await overrideInPagerDuty(schedules, pagerDuty, begins, ends);
    if (trouble !== null) tell(`PagerDuty was not asked: ${trouble}`, 'error');
    onDone();
  }
  return (
    <form className="dialog-form" onSubmit={(event) => void save(event)} noValidate>
      <div className="dialog-body">
        <div className="form-grid">
          <SelectField label="Who covers" value={person} options={rota.people.map(({ id, name }) => ({ value: id, label: name }))} onChoose={setPerson} />
          {rota.secondary === 'none' ? null : <SelectField label="Seat" value={seat} options={seatOptions} onChoose={setSeat} />}
          <SpanFields from={from} to={to} zone={rota.zone} fields={fields} setFrom={setFrom} setTo={setTo} />
        </div>
        <PagerDutyCover schedules={schedules} chosen={pagerDuty} onChange={setPagerDuty} />
        {pagerDuty.scheduleIds.length === 0 ? <p className="soft">This changes the rota on this computer. PagerDuty is left as it is.</p> : null}
      </div>
      <footer className="dialog-foot">
        {problem === null ? null : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end"><Button onClick={onDone}>Cancel</Button><Button look="primary" type="submit">{pagerDuty.scheduleIds.length === 0 ? 'Enter the cover' : 'Enter the cover and override'}</Button></div>
      </footer>
    </form>
  );
}
