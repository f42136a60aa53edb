import { useMemo, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { calendarGroups, guessMeaning, planCalendar, type CalendarMeaning } from '../../../shared/domain/calendar-import.ts';
import { reviewRota } from '../../../shared/domain/rota-review.ts';
import { shiftMoment } from '../../../shared/domain/rota-words.ts';
import type { CalendarFile } from '../../../shared/model/calendar-file.ts';
import type { RotaView } from '../../../shared/model/rota-view.ts';
import { askMain, tell } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { useZone } from '../../store/stores.ts';
import { CalendarGroupRow } from './calendar-group-row.tsx';

const most = 60;
type PreviewProps = { readonly file: CalendarFile; readonly view: RotaView; readonly onBack: () => void; readonly onDone: () => void };

/** What is in a calendar, what each title is taken to mean, and what the rota becomes: before any of it is taken over. */
export function CalendarPreview({ file, view: { rota, self, fromPolicy, to }, onBack, onDone }: PreviewProps) {
  const here = useZone();
  const zone = rota?.zone ?? here;
  const people = rota?.people ?? [];
  const groups = useMemo(() => calendarGroups(file.events).slice(0, most), [file]);
  const [mode, setMode] = useState<'rota' | 'add'>(rota === null ? 'rota' : 'add');
  const [meanings, setMeanings] = useState<ReadonlyMap<string, CalendarMeaning>>(() => new Map(groups.map(({ title }) => [title, guessMeaning(title, people, self)])));
  const [you, setYou] = useState(people.find(({ id }) => id === self)?.name ?? '');
  const [problem, setProblem] = useState('');
  const now = clock.now();
  const drafted = planCalendar({ events: file.events, meanings, mode, rota, zone, self: null }, now);
  const named = drafted.plan?.people ?? people;
  const plan = { ...drafted, self: drafted.plan === null ? null : (named.find(({ name }) => name === you)?.id ?? null) };
  const after = drafted.plan === null ? (rota === null ? null : { ...rota, overrides: [...rota.overrides, ...plan.overrides], absences: [...rota.absences, ...plan.absences] }) : { ...drafted.plan, overrides: plan.overrides, absences: plan.absences };
  const until = Math.min(to, Math.max(now, ...plan.overrides.map((one) => one.to)));
  const flaws = after === null || until <= now ? 0 : reviewRota(after, now, until).flaws.length;

  async function take(): Promise<void> {
    const reply = await askMain('rota.importCalendar', { ...plan, overrides: [...plan.overrides], absences: [...plan.absences] });
    if (!reply.ok) return setProblem(reply.problem.message);
    tell(reply.value.message);
    onDone();
  }
  return (
    <>
      <div className="dialog-body">
        <p><strong>{file.fileName}</strong>: {file.events.length} entries{file.left === 0 ? '' : `, ${file.left} outside of the year ahead are left out`}.</p>
        <div className="form-grid">
          {rota === null || fromPolicy ? null : <SelectField label="What becomes of the rota" value={mode} options={[{ value: 'add', label: 'Its covers and absences are added' }, { value: 'rota', label: 'The calendar is the rota' }]} onChoose={setMode} />}
          {drafted.plan === null ? null : <SelectField label="You are" value={you} options={[{ value: '', label: 'Nobody of these' }, ...named.map(({ name }) => ({ value: name, label: name }))]} onChoose={setYou} />}
        </div>
        <table className="calendar-groups">
          <thead><tr><th scope="col">Title</th><th scope="col">Entries</th><th scope="col">Means</th><th scope="col">Person</th></tr></thead>
          <tbody>
            {groups.map((group) => (
              <CalendarGroupRow key={group.title} group={group} zone={zone} people={mode === 'add' ? people.map(({ name }) => name) : null} meaning={meanings.get(group.title) ?? { as: 'leave-out', name: '' }} onChange={(next) => setMeanings(new Map([...meanings, [group.title, next]]))} />
            ))}
          </tbody>
        </table>
        <p role="status">
          {plan.overrides.length} {plan.overrides.length === 1 ? 'shift' : 'shifts'} and {plan.absences.length} {plan.absences.length === 1 ? 'absence' : 'absences'} are taken over
          {until > now && plan.overrides.length > 0 ? `; up to ${shiftMoment(until, zone)} the rota has ${flaws === 0 ? 'no gaps' : flaws === 1 ? 'one flaw' : `${flaws} flaws`}` : ''}.
        </p>
      </div>
      <footer className="dialog-foot">
        {problem === '' ? null : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end">
          <Button onClick={onBack}>Back</Button>
          <Button look="primary" onClick={() => void take()}>{drafted.plan === null ? 'Add them to the rota' : 'Make it the rota'}</Button>
        </div>
      </footer>
    </>
  );
}
