import { useId } from 'react';
import { OutsideText } from '../../components/outside-text.tsx';
import type { CalendarGroup, CalendarMeaning } from '../../../shared/domain/calendar-import.ts';
import { formatShortDate } from '../../../shared/domain/format-time.ts';

const meaningNames: Readonly<Record<CalendarMeaning['as'], string>> = { primary: 'On call as primary', secondary: 'On call as secondary', away: 'Away', 'leave-out': 'Leave out' };
const kinds = ['primary', 'secondary', 'away', 'leave-out'] as const;

type GroupRowProps = {
  readonly group: CalendarGroup;
  readonly zone: string;
  /** Who can be chosen; null: anybody by name. */
  readonly people: readonly string[] | null;
  readonly meaning: CalendarMeaning;
  readonly onChange: (next: CalendarMeaning) => void;
};

/** The entries of one title, and what they are taken to mean. */
export function CalendarGroupRow({ group: { title, count, first, last }, zone, people, meaning, onChange }: GroupRowProps) {
  const list = useId();
  const about = title === '' ? 'entries without a title' : title;
  return (
    <tr>
      <td><OutsideText text={title} fallback="No title" /><span className="soft figures"> {formatShortDate(first, zone)} to {formatShortDate(last, zone)}</span></td>
      <td className="figures">{count}</td>
      <td>
        <select className="input" aria-label={`What ${about} means`} value={meaning.as} onChange={({ target }) => onChange({ ...meaning, as: kinds.find((kind) => kind === target.value) ?? 'leave-out' })}>
          {kinds.map((kind) => <option key={kind} value={kind}>{meaningNames[kind]}</option>)}
        </select>
      </td>
      <td>
        {meaning.as === 'leave-out' ? null : people === null ? (
          <input className="input" aria-label={`Who ${about} is`} maxLength={120} value={meaning.name} onChange={({ target }) => onChange({ ...meaning, name: target.value })} />
        ) : (
          <select className="input" id={list} aria-label={`Who ${about} is`} value={people.includes(meaning.name) ? meaning.name : ''} onChange={({ target }) => onChange({ ...meaning, name: target.value })}>
            <option value="">Nobody of the rota: leave out</option>
            {people.map((name) => <option key={name} value={name}>{name}</option>)}
          </select>
        )}
      </td>
    </tr>
  );
}
