import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { weekdays } from '../../../shared/model/maintenance.ts';
import { newHours, type HoursRow } from './restriction-rows.ts';

const names = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } as const;

/** In which hours somebody is meant to be on call: always, unless some are named. */
export function RestrictionFields({ rows, onChange, problem }: { readonly rows: readonly HoursRow[]; readonly onChange: (next: readonly HoursRow[]) => void; readonly problem: string | undefined }) {
  const change = (id: number, part: Partial<HoursRow>) => onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  return (
    <fieldset className="group rota-hours">
      <legend>Hours on call</legend>
      {rows.length === 0 ? <p className="soft">Around the clock, all week.</p> : null}
      {rows.map(({ id, days, from, to }, place) => (
        <div key={id} className="rota-hours-row">
          <div className="weekdays" role="group" aria-label={`Days of hours ${place + 1}`}>
            {weekdays.map((day) => (
              <label key={day}>
                <input type="checkbox" checked={days.includes(day)} onChange={({ target }) => change(id, { days: weekdays.filter((each) => (each === day ? target.checked : days.includes(each))) })} />
                {names[day]}
              </label>
            ))}
          </div>
          <TextField label="From" type="time" value={from} onText={(text) => change(id, { from: text })} />
          <TextField label="To" type="time" value={to} onText={(text) => change(id, { to: text })} />
          <IconButton icon={X} label={`Remove hours ${place + 1}`} onClick={() => onChange(rows.filter((row) => row.id !== id))} />
        </div>
      ))}
      {problem === undefined ? null : <p className="field-below" data-problem="true">{problem}</p>}
      <div className="form-actions"><Button icon={Plus} onClick={() => onChange([...rows, newHours(rows)])}>{rows.length === 0 ? 'Only in some hours' : 'More hours'}</Button></div>
    </fieldset>
  );
}
