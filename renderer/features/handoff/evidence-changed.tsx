import type { ChangedPart } from './entry-shape.ts';
import { otherPart } from './sections.ts';
import { changedWords } from './changed-words.ts';
import { Button } from '../../components/button.tsx';

type EvidenceChangedProps = { readonly changed: readonly ChangedPart[]; readonly struck: boolean; readonly onTake: () => void; readonly onKeep: () => void };

/** The record says it otherwise by now than when the person wrote: both wordings, and one key for each answer. */
export function EvidenceChanged({ changed, struck, onTake, onKeep }: EvidenceChangedProps) {
  return (
    <div className="entry-changed" role="group" aria-label="Evidence changed since">
      <dl>
        <dt>Evidence changed since</dt>
        {changed.map((each) => <Change key={each.part} change={each} />)}
      </dl>
      <span className="entry-answers">
        <Button onClick={onTake} aria-keyshortcuts="Alt+T">{struck ? 'Put it back' : 'Take it'} <kbd aria-hidden="true">Alt T</kbd></Button>
        <Button look="quiet" onClick={onKeep} aria-keyshortcuts="Alt+K">{struck ? 'Leave it out' : 'Keep mine'} <kbd aria-hidden="true">Alt K</kbd></Button>
      </span>
    </div>
  );
}

function Change({ change: { part, before, now } }: { readonly change: ChangedPart }) {
  const words = changedWords(before, now);
  return (
    <dd>
      {part === 'text' ? null : <span>{otherPart(part).label}: </span>}
      {words.lead === '' ? null : <span>{words.lead}</span>}
      <del>{words.before === '' ? 'nothing' : words.before}</del> <span aria-hidden="true">→</span><span className="unseen">is now</span> <ins>{words.now === '' ? 'nothing' : words.now}</ins>
      {words.tail === '' ? null : <span> {words.tail}</span>}
    </dd>
  );
}
