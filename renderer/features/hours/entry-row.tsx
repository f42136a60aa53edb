import { Pencil } from 'lucide-react';
import { IconButton } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { formatHours } from '../../../shared/domain/duty-words.ts';
import { formatStamp } from '../../../shared/domain/format-time.ts';
import type { DutyEntry } from '../../../shared/model/duty.ts';
import { useTick, useZone } from '../../store/stores.ts';

const sources: Readonly<Record<DutyEntry['source'], string>> = { declared: 'Shift', incident: 'Incident', manual: 'Entered' };

type EntryRowProps = { readonly entry: DutyEntry; readonly open: boolean; readonly onOpen: () => void };

/** Hours, where they come from, and what they said before. */
export function EntryRow({ entry: { source, from, to, note, history }, open, onOpen }: EntryRowProps) {
  const zone = useZone();
  const length = useTick((now) => formatHours((to ?? now) - from));
  const before = history.map((wording) => [wording.from, wording.to].flatMap((at) => (at === null ? [] : [formatStamp(at, zone)])).join(' to ')).join('\n');
  return (
    <div className="hours-row">
      <span className="hours-source">{sources[source]}</span>
      <span className="figures"><Moment at={from} /> to {to === null ? 'now' : <Moment at={to} />}</span>
      <span className="figures hours-length">{length}</span>
      <span className="hours-note">
        {note === '' ? null : <OutsideText text={note} />}
        {history.length === 0 ? null : <span className="soft" title={before}>corrected, was {before.split('\n')[0]}</span>}
      </span>
      <IconButton icon={Pencil} label={`Correct ${sources[source].toLowerCase()} of ${formatStamp(from, zone)}`} aria-expanded={open} onClick={onOpen} />
    </div>
  );
}
