import { Trash2 } from 'lucide-react';
import { IconButton } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { effortWords, itemWords } from '../../../shared/domain/self-check-words.ts';
import { formatStamp } from '../../../shared/domain/format-time.ts';
import { formatHours } from '../../../shared/domain/duty-words.ts';
import { selfCheckItems, type SelfCheck, type ShiftWord } from '../../../shared/model/self-check.ts';
import { useZone } from '../../store/stores.ts';
import { sayOfWellness } from './wellness-actions.ts';

const shownAtMost = 60;

/** The raw answers, the newest first; each can be deleted on its own. */
export function AnswersTable({ checks, shifts }: { readonly checks: readonly SelfCheck[]; readonly shifts: readonly ShiftWord[] }) {
  return (
    <>
      {checks.length === 0 ? null : (
        <div className="answers" tabIndex={0} role="region" aria-label="Every answer">
          <table>
            <thead><tr><th scope="col">When</th>{selfCheckItems.map((item) => <th key={item} scope="col" title={itemWords[item].statement}>{itemWords[item].label}</th>)}<th scope="col" title="Karolinska sleepiness scale">KSS</th><th scope="col"><span className="unseen">Delete</span></th></tr></thead>
            <tbody>{checks.slice(0, shownAtMost).map((check) => <CheckRow key={check.id} check={check} />)}</tbody>
          </table>
        </div>
      )}
      {shifts.length === 0 ? null : <ul className="shift-words" aria-label="After your shifts">{shifts.slice(0, shownAtMost).map((word) => <ShiftRow key={word.id} word={word} />)}</ul>}
    </>
  );
}

function CheckRow({ check: { id, takenAt, answers, sleepiness, note } }: { readonly check: SelfCheck }) {
  const zone = useZone();
  return (
    <>
      <tr>
        <th scope="row"><Moment at={takenAt} /></th>
        {selfCheckItems.map((item) => <td key={item} className="figures">{answers[item] ?? '–'}</td>)}
        <td className="figures">{sleepiness ?? '–'}</td>
        <td><IconButton icon={Trash2} label={`Delete the self-check of ${formatStamp(takenAt, zone)}`} onClick={() => void sayOfWellness('wellness.forget', { kind: 'check', id })} /></td>
      </tr>
      {note === '' ? null : <tr className="answers-note"><td colSpan={selfCheckItems.length + 3}><OutsideWords text={note} /></td></tr>}
    </>
  );
}

function ShiftRow({ word: { id, toldAt, hoursFelt, effort, shift } }: { readonly word: ShiftWord }) {
  const zone = useZone();
  return (
    <li>
      <Moment at={shift?.to ?? toldAt} />
      <span>felt like <span className="figures">{hoursFelt} h</span>{shift === null ? '' : <>, was <span className="figures">{formatHours(shift.to - shift.from)}</span></>}; took {(effortWords[effort] ?? '').toLowerCase()} ({effort} of 6)</span>
      <IconButton icon={Trash2} label={`Delete the answers about the shift of ${formatStamp(shift?.to ?? toldAt, zone)}`} onClick={() => void sayOfWellness('wellness.forget', { kind: 'shift', id })} />
    </li>
  );
}
