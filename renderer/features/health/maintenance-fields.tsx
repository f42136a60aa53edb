import { TextField } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { formatChosen } from '../../../shared/domain/format-duration.ts';
import { weekdays, type Weekday } from '../../../shared/model/maintenance.ts';
import { minute } from '../../../shared/time/duration.ts';
import { useZone } from '../../store/stores.ts';
import { ChosenChecks } from './chosen-checks.tsx';
import { usualLengths, type MaintenanceForm } from './maintenance-form.ts';
import { dayNames } from './maintenance-words.ts';
import { messageFor } from './parse-draft.ts';

type FieldsProps = {
  readonly form: MaintenanceForm;
  readonly fields: Readonly<Record<string, string>>;
  readonly change: (part: Partial<MaintenanceForm>) => void;
};

const kinds = [{ value: 'now', label: 'From now on' }, { value: 'once', label: 'Once' }, { value: 'weekly', label: 'Every week' }] as const;
const reaches = [{ value: 'every', label: 'Every check' }, { value: 'some', label: 'Some checks' }] as const;

export function MaintenanceFields(props: FieldsProps) {
  const { form, fields, change } = props;
  return (
    <fieldset className="group">
      <legend>New maintenance</legend>
      <div className="form-grid">
        <TextField wide label="What is done" data-first="" maxLength={120} value={form.name} onText={(name) => change({ name })} problem={fields['name']} />
        <div className="field" data-wide="true"><span className="group-title">For</span><div><Segmented label="For" value={form.every ? 'every' : 'some'} options={reaches} onChange={(reach) => change({ every: reach === 'every' })} /></div></div>
        {form.every ? null : <ChosenChecks label="Checks" chosen={form.checks} except={null} problem={messageFor(fields, 'checks')} onChange={(checks) => change({ checks })} />}
        <div className="field" data-wide="true"><span className="group-title">When</span><div><Segmented label="When" value={form.kind} options={kinds} onChange={(kind) => change({ kind })} /></div></div>
        {form.kind === 'now' ? <NowFields {...props} /> : form.kind === 'once' ? <OnceFields {...props} /> : <WeeklyFields {...props} />}
      </div>
    </fieldset>
  );
}

function NowFields({ form, fields, change }: FieldsProps) {
  const lengths = usualLengths.map((minutes) => ({ value: String(minutes), label: formatChosen(minutes * minute) }));
  return (
    <>
      <div className="field" data-wide="true"><span className="group-title">Ends by itself after</span><div><Segmented label="Ends by itself after" value={form.minutes} options={lengths} onChange={(minutes) => change({ minutes })} /></div></div>
      <TextField label="Or minutes" inputMode="numeric" value={form.minutes} onText={(minutes) => change({ minutes })} problem={messageFor(fields, 'when.minutes')} />
    </>
  );
}

function OnceFields({ form, fields, change }: FieldsProps) {
  return (
    <>
      <TextField label="From" type="datetime-local" value={form.from} onText={(from) => change({ from: from.slice(0, 16) })} problem={messageFor(fields, 'when.from')} />
      <TextField label="To" type="datetime-local" value={form.to} onText={(to) => change({ to: to.slice(0, 16) })} problem={messageFor(fields, 'when.to')} />
      <ZoneField form={form} fields={fields} change={change} />
    </>
  );
}

function WeeklyFields({ form, fields, change }: FieldsProps) {
  const toggle = (day: Weekday, on: boolean) => change({ days: on ? [...form.days, day] : form.days.filter((each) => each !== day) });
  const problem = messageFor(fields, 'when.days');
  return (
    <>
      <div className="field" data-wide="true">
        <span className="group-title">Days</span>
        <div className="weekdays" role="group" aria-label="Days">
          {weekdays.map((day) => (
            <label key={day}><input type="checkbox" checked={form.days.includes(day)} onChange={({ target }) => toggle(day, target.checked)} /> {dayNames[day]}</label>
          ))}
        </div>
        {problem === undefined ? null : <p className="field-below" data-problem="true" role="alert">{problem}</p>}
      </div>
      <TextField label="From" type="time" value={form.begins} onText={(begins) => change({ begins: begins.slice(0, 5) })} problem={messageFor(fields, 'when.from')} />
      <TextField label="To" type="time" value={form.ends} onText={(ends) => change({ ends: ends.slice(0, 5) })} problem={messageFor(fields, 'when.to')} hint={form.ends <= form.begins ? 'On the next day.' : undefined} />
      <ZoneField form={form} fields={fields} change={change} />
    </>
  );
}

function ZoneField({ form, fields, change }: FieldsProps) {
  const zone = useZone();
  return <TextField wide label="By the clocks of" value={form.zone} onText={(text) => change({ zone: text })} problem={messageFor(fields, 'zone')} placeholder={zone} hint="An IANA zone such as Europe/Berlin. Empty: the zone of the team. A time that the clocks leave out is the moment they jump; one that comes twice is the first." />;
}
