import { useState, type FormEvent } from 'react';
import './rota.css';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field, SelectField, TextField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { dayKey } from '../../../shared/domain/format-time.ts';
import { lastChangeDay } from '../../../shared/domain/rota-start.ts';
import { staffingLine } from '../../../shared/domain/rota-words.ts';
import { peopleNamed, personNamed } from '../../../shared/domain/rota-people.ts';
import { ZoneSchema } from '../../../shared/model/zone.ts';
import type { RotaPlan } from '../../../shared/model/rota.ts';
import type { RotaView } from '../../../shared/model/rota-view.ts';
import { askMain, tell } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { useView, useWatch, useZone } from '../../store/stores.ts';
import { RestrictionFields } from './restriction-fields.tsx';
import { hoursFaults, hoursOf, hoursRows } from './restriction-rows.ts';
import { useRota } from './use-rota.ts';

/** Who takes turns, in which zone, from which day on (C37). */
export function PlanDialog() {
  const { view, problem } = useRota();
  const close = useView((each) => each.close);
  // What is shown late has no focus.
  if (view === null && problem === null) return null;
  return (
    <Dialog title={view?.rota == null ? 'Make a rota' : 'Change the rota'} onClose={close}>
      {problem === null ? null : <Said level="error">{problem}</Said>}
      {view === null ? null : <PlanForm view={view} onDone={close} />}
    </Dialog>
  );
}

const backups = [{ value: 'next', label: 'Who is primary next' }, { value: 'previous', label: 'Who was primary before' }, { value: 'none', label: 'Nobody: one seat only' }] as const;

function PlanForm({ view: { rota, self }, onDone }: { readonly view: RotaView; readonly onDone: () => void }) {
  const here = useZone();
  const [names, setNames] = useState(rota?.people.map(({ name }) => name).join('\n') ?? '');
  const [shadows, setShadows] = useState(rota?.shadows?.map(({ name }) => name).join('\n') ?? '');
  const preferences = useWatch((watch) => watch.preferences);
  /** null: not said yet, and whoever has the person's name is meant. */
  const [said, setSaid] = useState(rota === null ? null : (rota.people.find(({ id }) => id === self)?.name ?? ''));
  const [zone, setZone] = useState(rota?.zone ?? preferences?.teamZone ?? here);
  /** null: not said yet, and the turn that is running now is meant. */
  const [begins, setBegins] = useState(rota?.startsOn ?? null);
  const [changesAt, setChangesAt] = useState(rota?.changesAt ?? '09:00');
  const [turnDays, setTurnDays] = useState(String(rota?.turnDays ?? 7));
  const [turns, setTurns] = useState<'rotation' | 'none'>(rota?.turns ?? 'rotation');
  const [hours, setHours] = useState(() => hoursRows(rota?.restrictions ?? []));
  const [secondary, setSecondary] = useState<RotaPlan['secondary']>(rota?.secondary ?? 'next');
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const people = peopleNamed(names.split('\n'), rota?.people ?? []);
  const startsOn = begins ?? (changesAt === '' ? dayKey(clock.now(), here) : lastChangeDay(clock.now(), ZoneSchema.safeParse(zone).success ? zone : here, changesAt));
  const you = said ?? personNamed(people, preferences?.person ?? '')?.name ?? '';

  const drafted = { zone, startsOn, changesAt, turnDays: Math.round(Number(turnDays)), secondary, ...(hours.length === 0 ? {} : { restrictions: hoursOf(hours) }), ...(turns === 'none' ? { turns } : {}) };

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing: Record<string, string> = {
      ...(people.length === 0 && { people: 'Name at least one person.' }),
      ...(!ZoneSchema.safeParse(zone).success && { zone: 'This is not an IANA time zone, such as Europe/Berlin.' }),
      ...(shadows.split('\n').some((name) => people.some((person) => person.name === name.trim())) && { shadows: 'Somebody who takes turns is no shadow.' }),
      ...(startsOn === '' && { startsOn: 'Say on which day the first turn begins.' }),
      ...hoursFaults(hours),
      ...(!(Number(turnDays) >= 1 && Number(turnDays) <= 366) && { turnDays: 'A turn is 1 to 366 days long.' }),
    };
    setFields(missing);
    setProblem(null);
    if (Object.keys(missing).length > 0) return;
    const watching = [...new Set(shadows.split('\n').map((name) => name.trim()).filter((name) => name !== ''))].map((name) => ({ name }));
    const plan = { ...drafted, people: [...people], ...(watching.length > 0 && { shadows: watching }) };
    const reply = await askMain('rota.setPlan', { plan, self: people.find(({ name }) => name === you)?.id ?? null });
    if (!reply.ok) return setProblem(`${reply.problem.message} What you typed is still here.`);
    tell(reply.value.message);
    onDone();
  }
  return (
    <form className="dialog-form" onSubmit={(event) => void save(event)} noValidate>
      <div className="dialog-body">
        <Field label="People, one a line, in the order of their turns" problem={fields['people']} hint="The first one begins.">
          {(tie) => <textarea {...tie} className="input rota-names" data-first="" rows={4} value={names} onChange={({ target }) => setNames(target.value)} />}
        </Field>
        {people.length === 0 || turns === 'none' ? null : <p className="soft" role="status">{staffingLine(people.length, secondary)}</p>}
        <Field label="Shadows, one a line" problem={fields['shadows']} hint="In training beside whoever is on call: shown, never called, without authority.">
          {(tie) => <textarea {...tie} className="input rota-names" rows={1} value={shadows} onChange={({ target }) => setShadows(target.value)} />}
        </Field>
        <div className="form-grid">
          <SelectField label="You are" value={you} options={[{ value: '', label: 'Nobody of these' }, ...people.map(({ name }) => ({ value: name, label: name }))]} onChoose={setSaid} />
          <TextField label="Time zone of the team" value={zone} onText={setZone} problem={fields['zone']} hint="Turns change by its clocks." />
          <SelectField label="Who is on call" value={turns} options={[{ value: 'rotation', label: 'These people take turns' }, { value: 'none', label: 'Only who is entered' }]} onChoose={setTurns} />
          {turns === 'none' ? null : (
            <>
              <TextField label="First turn begins on" type="date" value={startsOn} onText={setBegins} problem={fields['startsOn']} />
              <TextField label="At" type="time" value={changesAt} onText={setChangesAt} />
              <TextField label="Days a turn" inputMode="numeric" value={turnDays} onText={setTurnDays} problem={fields['turnDays']} />
            </>
          )}
          <SelectField label="Secondary" value={secondary} options={backups} onChoose={setSecondary} />
        </div>
        <RestrictionFields rows={hours} onChange={setHours} problem={fields['restrictions']} />
      </div>
      <footer className="dialog-foot">
        {problem === null ? null : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end"><Button onClick={onDone}>Cancel</Button><Button look="primary" type="submit">Save the rota</Button></div>
      </footer>
    </form>
  );
}
