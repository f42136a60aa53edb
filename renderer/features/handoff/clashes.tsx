import { Button } from '../../components/button.tsx';
import { targetOf } from '../../../shared/domain/handoff-edit.ts';
import { fieldName } from '../../../shared/domain/handoff-text.ts';
import { copy } from '../../store/actions.ts';
import { pen, usePen } from './handoff.ts';
import type { Clash } from './pending-edits.ts';

/** Places that were written here and elsewhere: both texts, and the person decides. */
export function Clashes() {
  const clashes = usePen((state) => state.clashes);
  if (clashes.length === 0) return null;
  return (
    <section className="handoff-clashes" aria-label="Changed in two places" role="alert">
      <p><strong>Changed in two places.</strong> Somebody else’s wording is on the disk; yours is kept here and among the versions until you decide.</p>
      {clashes.map((clash) => <ClashRow key={`${targetOf(clash.edit)} ${clash.mine.length} ${clash.theirs.length}`} clash={clash} />)}
    </section>
  );
}

function ClashRow({ clash }: { readonly clash: Clash }) {
  const { edit: { field }, mine, theirs } = clash;
  return (
    <div className="clash">
      <h4>{fieldName(field)}</h4>
      <div><span className="entry-label">Yours</span><pre>{mine}</pre></div>
      <div><span className="entry-label">On the disk</span><pre>{theirs}</pre></div>
      <div className="form-actions">
        <Button look="primary" onClick={() => pen.settle(clash, 'mine')}>Keep mine</Button>
        <Button onClick={() => pen.settle(clash, 'theirs')}>Keep what is on the disk</Button>
        <Button look="quiet" onClick={() => void copy(mine, 'Your wording')}>Copy mine</Button>
      </div>
    </div>
  );
}
