import { X } from 'lucide-react';
import { IconButton } from '../../components/button.tsx';
import { absenceSteps } from '../../../shared/domain/absence-steps.ts';
import { shiftMoment } from '../../../shared/domain/rota-words.ts';
import type { Rota } from '../../../shared/model/rota.ts';
import { askMain, tell, tellOutcome } from '../../store/actions.ts';
import { isTrouble, outcomeOf } from '../../store/ask.ts';
import { toasts, useMinute } from '../../store/stores.ts';
import { LineMark } from '../incident/line-mark.tsx';
import { nameIn } from './rota-names.ts';

const shown = 30;

/** What came in between the turns and has not passed: covers, and absences with what they ask for (S22). Each can be taken out again. */
export function RotaChanges({ rota }: { readonly rota: Rota }) {
  const now = useMinute();
  const absences = rota.absences.filter(({ to }) => to > now).toSorted((a, b) => a.from - b.from);
  const covers = rota.overrides.filter(({ to }) => to > now).toSorted((a, b) => a.from - b.from);
  // In a rota that is a calendar, its shifts are no exceptions.
  const listed = rota.turns === 'none' ? [] : covers;
  if (absences.length + listed.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="rota-changes">
      <h2 id="rota-changes">Absences and covers</h2>
      <ul className="rota-changes">
        {absences.map((absence) => <AbsenceRow key={`${absence.person} ${absence.from}`} rota={rota} absence={absence} />)}
        {listed.slice(0, shown).map((cover) => (
          <li key={`${cover.seat} ${cover.person} ${cover.from} ${cover.to}`}>
            <p><span>{nameIn(rota, cover.person)} is {cover.seat}</span><span className="soft">{shiftMoment(cover.from, rota.zone)} to {shiftMoment(cover.to, rota.zone)}</span></p>
            <IconButton icon={X} label={`Take out: ${nameIn(rota, cover.person)} is ${cover.seat} from ${shiftMoment(cover.from, rota.zone)}`} onClick={() => void takeOut('rota.removeOverride', cover)} />
          </li>
        ))}
      </ul>
      {listed.length > shown ? <p className="rota-more soft">and {listed.length - shown} more</p> : null}
    </section>
  );
}

type Absence = Rota['absences'][number];

function AbsenceRow({ rota, absence }: { readonly rota: Rota; readonly absence: Absence }) {
  const { person, from, to, done = [] } = absence;
  const name = nameIn(rota, person);
  const tick = async (step: string, on: boolean) => {
    const reply = await askMain('rota.tickStep', { absence: { person, from, to }, step, done: on });
    if (!reply.ok) tell(reply.problem.message, 'error');
  };
  return (
    <li>
      <p><span>{name} is away</span><span className="soft">{shiftMoment(from, rota.zone)} to {shiftMoment(to, rota.zone)}</span></p>
      <IconButton icon={X} label={`Take out: ${name} is away from ${shiftMoment(from, rota.zone)}`} onClick={() => void takeOut('rota.removeAbsence', { person, from, to })} />
      <ul className="rota-steps" aria-label={`What the absence of ${name} asks for`}>
        {absenceSteps(from, to).map(({ id, text, line }) => (
          <li key={id}><label><input type="checkbox" checked={done.includes(id)} onChange={({ target }) => void tick(id, target.checked)} /><span>{text}</span><LineMark line={line} /></label></li>
        ))}
      </ul>
    </li>
  );
}

/** It leaves the rota; the message that says so takes it back. */
async function takeOut(...[call, what]: readonly ['rota.removeOverride', Rota['overrides'][number]] | readonly ['rota.removeAbsence', Omit<Absence, 'done'>]): Promise<void> {
  const outcome = outcomeOf(call === 'rota.removeOverride' ? await askMain(call, what) : await askMain(call, what));
  if (isTrouble(outcome.result)) return tellOutcome(outcome);
  toasts.getState().show({ level: 'info', text: outcome.message, action: { label: 'Undo', run: () => void askMain('rota.undo', undefined).then((reply) => tellOutcome(outcomeOf(reply))) } });
}
