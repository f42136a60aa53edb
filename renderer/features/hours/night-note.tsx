import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { loadWords, nightWords } from '../../../shared/domain/night-words.ts';
import type { DutyView } from '../../../shared/model/duty-view.ts';
import { copy } from '../../store/actions.ts';

/** What a page in the night cost and when to start after it; and more incidents than a shift should have. */
export function NightNote({ duty: { night, load } }: { readonly duty: DutyView }) {
  const over = loadWords(load);
  return (
    <>
      {over === null ? null : <p className="duty-forecast">{over}</p>}
      {night === null ? null : (
        <div className="night-note">
          <p title="From each acknowledgement to the end of the work. Correct the hours to change it.">{nightWords(night)}</p>
          {night.earliestStart === null ? null : <p>Earliest safe start: <Moment at={night.earliestStart} /></p>}
          <Button look="quiet" onClick={() => void copy(night.draft, 'Message')}>Copy a message about it</Button>
        </div>
      )}
    </>
  );
}
