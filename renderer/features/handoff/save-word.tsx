import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatMinute, formatTimeOfDay } from '../../../shared/domain/format-time.ts';
import { handoffText } from '../../../shared/domain/handoff-text.ts';
import { copy } from '../../store/actions.ts';
import { useZone } from '../../store/stores.ts';
import { pen, usePen } from './handoff.ts';

/** Whether what one types is on the disk, in words that are true at this moment. */
export function SaveWord() {
  const save = usePen((state) => state.save);
  const compiledAt = usePen(({ opened }) => opened?.compiledAt ?? null);
  const zone = useZone();
  if (save.state === 'not-saved') return null;
  const saved = save.state === 'saved';
  return (
    <p className="save-word" role="status" aria-live="off" data-state={save.state}>
      <Icon of={saved ? CircleCheck : CircleDashed} small />
      {saved ? save.at === null ? 'Saved' : <>Saved <span className="figures">{formatTimeOfDay(save.at, zone)}</span></> : 'Saving…'}
      {compiledAt === null ? null : <span className="soft roomy figures">compiled {formatMinute(compiledAt, zone)}</span>}
    </p>
  );
}

/** The disk did not take it: said at once, with a way out for the text. */
export function NotSaved() {
  const save = usePen((state) => state.save);
  if (save.state !== 'not-saved') return null;
  const copyAll = (): void => {
    const { opened } = pen.store.getState();
    if (opened !== null) void copy(handoffText(opened.handoff.content), 'The whole text');
  };
  return (
    <div className="handoff-unsaved" role="alert">
      <Icon of={TriangleAlert} />
      <p><strong>Not saved.</strong> {save.message} Your text is kept here, and saving is tried again by itself.</p>
      <Button onClick={() => void pen.flush()}>Try now</Button>
      <Button onClick={copyAll}>Copy the text</Button>
    </div>
  );
}
