import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Field, TextField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { dayKey } from '../../../shared/domain/format-time.ts';
import { peopleNamed, personNamed } from '../../../shared/domain/rota-people.ts';
import { ZoneSchema } from '../../../shared/model/zone.ts';
import { askMain } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { useZone } from '../../store/stores.ts';
import type { Setting } from '../settings/use-setting.ts';
import { StepFoot, type StepFrame } from './step-foot.tsx';

/** A name, the zones, and who takes turns from when on: what the runbook leaves open (C37). */
export function WhoStep({ setting, ...frame }: StepFrame & { readonly setting: Setting }) {
  const here = useZone();
  const { preferences, set } = setting;
  const [name, setName] = useState(preferences.person);
  const [zone, setZone] = useState(preferences.teamZone ?? here);
  const [people, setPeople] = useState('');
  const [startsOn, setStartsOn] = useState(() => dayKey(clock.now(), here));
  const [problem, setProblem] = useState<string | null>(null);
  const zoneFault = ZoneSchema.safeParse(zone.trim()).success ? undefined : 'This is not an IANA time zone, such as Europe/Berlin.';

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (zoneFault !== undefined) return;
    setProblem(null);
    await set({ person: name, teamZone: zone.trim() === here ? null : zone.trim() });
    const turns = peopleNamed(people.split('\n'), []);
    if (turns.length > 0) {
      const plan = { zone: zone.trim(), people: [...turns], startsOn, changesAt: '09:00', turnDays: 7, secondary: turns.length > 1 ? ('next' as const) : ('none' as const) };
      const reply = await askMain('rota.setPlan', { plan, self: personNamed(turns, name)?.id ?? null });
      if (!reply.ok) return setProblem(`${reply.problem.message} What you typed is still here.`);
    }
    frame.onNext();
  }
  return (
    <form className="dialog-form" onSubmit={(event) => void keep(event)} noValidate>
      <div className="dialog-body">
        <p>Your clock here is <strong>{here}</strong>. Times are shown in it, with the team’s zone beside them where they differ.</p>
        <div className="form-grid">
          <TextField label="Your name" data-first="" value={name} onText={setName} hint="For handoffs and cover briefs. It stays on this computer." />
          <TextField label="Time zone of the team" value={zone} onText={setZone} problem={zoneFault} hint="Working hours and turns go by its clocks." />
        </div>
        <details className="setup-more">
          <summary>We take turns, and PagerDuty does not know how</summary>
          <div className="form-grid">
            <Field label="People, one a line, in the order of their turns" hint="The first one begins; a turn is a week, from 09:00. The Rota screen has the rest.">
              {(tie) => <textarea {...tie} className="input rota-names" rows={3} value={people} onChange={({ target }) => setPeople(target.value)} />}
            </Field>
            <TextField label="First turn begins on" type="date" value={startsOn} onText={setStartsOn} />
          </div>
        </details>
        {problem === null ? null : <Said level="error">{problem}</Said>}
      </div>
      <StepFoot {...frame} skips primary={<Button look="primary" type="submit">Keep and go on</Button>} />
    </form>
  );
}
