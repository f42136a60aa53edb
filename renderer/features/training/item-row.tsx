import { Link2 } from 'lucide-react';
import { IconButton } from '../../components/button.tsx';
import { Shape } from '../../components/shape.tsx';
import { nearCalendarDay, shortCalendarDay } from '../../../shared/domain/short-day.ts';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import type { TraineeStanding } from '../../../shared/model/training.ts';
import type { TrainingItem } from '../../../shared/policy/training-policy.ts';
import { openLink } from '../../store/actions.ts';
import { useView } from '../../store/stores.ts';

type ItemRowProps = { readonly item: TrainingItem; readonly standing: TraineeStanding | null; readonly today: string; readonly assessed?: boolean };

/** One part: done or not, when, and who says so; pressing it records it. */
export function ItemRow({ item: { id, text }, standing, today, assessed = false }: ItemRowProps) {
  const open = useView((view) => view.open);
  if (standing === null) return <li className="training-item"><span className="training-mark"><Shape name="hollow" /></span><span>{text}</span></li>;
  const record = standing.records[id];
  const who = plainLine(record?.assessor ?? '', 60);
  const said = record === undefined ? '' : `${shortCalendarDay(record.heldOn)}${who === '' ? '' : `, ${assessed ? 'signed by' : 'with'} ${who}`}`;
  return (
    <li className="training-item" data-done={record !== undefined}>
      <button type="button" className="training-record" aria-label={`${text}: ${record === undefined ? (assessed ? 'not signed' : 'not done') : said}`} title={said === '' ? (assessed ? 'Sign it' : 'Record it') : said} onClick={() => open({ kind: 'training-record', traineeId: standing.trainee.id, item: id })}>
        <span className="training-mark" data-tone={record === undefined ? 'off' : 'ok'}><Shape name={record === undefined ? 'hollow' : 'up'} /></span>
        <span className="training-text">{text}</span>
        {record === undefined ? <span className="training-when soft">{assessed ? 'Sign…' : ''}</span> : <span className="training-when soft figures">{nearCalendarDay(record.heldOn, today)}{who === '' ? '' : ` · ${who}`}</span>}
      </button>
      {record !== undefined && record.evidence.startsWith('https://') ? <IconButton icon={Link2} label={`Evidence: ${text}`} onClick={() => void openLink(record.evidence)} /> : null}
    </li>
  );
}
