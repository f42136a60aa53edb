import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { formatHours } from '../../../shared/domain/duty-words.ts';
import type { Absence } from '../../../shared/model/duty.ts';
import { sayOfHours } from './hours-actions.ts';

/** What was a time away: nobody but the person knows. Until they say so it is neither work nor rest, and it can wait. */
export function AbsenceQuestion({ absence: { id, why, from, to } }: { readonly absence: Absence }) {
  const answer = (as: 'worked' | 'rested') => void sayOfHours('duty.answerSleep', { absence: id, as });
  return (
    <div className="break-card absence-question" data-tone="off">
      <p>{why === 'asleep' ? 'The computer slept' : 'Nobody was at the keys'} <span className="figures">{formatHours(to - from)}</span>, <Moment at={from} /> to <Moment at={to} />. What was that? <span className="soft">Neither until you say so.</span></p>
      <div className="form-actions">
        <Button onClick={() => answer('rested')}>Rest</Button>
        <Button onClick={() => answer('worked')}>Work</Button>
      </div>
    </div>
  );
}
