import { lazy, Suspense } from 'react';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { askMain, copy, tell, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { useView, useWatch } from '../../store/stores.ts';

const CoverState = lazy(async () => ({ default: (await import('./cover-state.tsx')).CoverState }));

/** Who has the watch instead of the person, until they are back. Nothing is shown while nobody covers. */
export function CoverLine() {
  const cover = useWatch((watch) => watch.cover);
  const open = useView((view) => view.open);
  if (cover === null) return null;
  const told = cover.incidentIds.length + cover.scheduleIds.length > 0 || cover.noticeId !== null;
  return (
    <section className="panel cover" aria-labelledby="cover-title">
      <div className="panel-head">
        <h2 id="cover-title">Covered</h2>
        <Button look="quiet" onClick={() => open({ kind: 'cover' })}>Change</Button>
        <Button onClick={() => void askMain('cover.end', undefined).then((reply) => tellOutcome(outcomeOf(reply)))}>I am back</Button>
      </div>
      <p className="panel-text">Covered by <OutsideText text={cover.name} /> since <Moment at={cover.since} /></p>
      {told ? null : <p className="panel-text soft">Watchkeeper told nobody. <button type="button" className="link" onClick={() => void copyBrief()}>Copy the brief</button> and send it.</p>}
      {cover.scheduleIds.length === 0 && cover.noticeId === null ? null : <Suspense><CoverState cover={cover} /></Suspense>}
    </section>
  );
}

/** As of now: what came since it was handed over stands in it. */
async function copyBrief(): Promise<void> {
  const reply = await askMain('cover.draft', undefined);
  if (reply.ok) await copy(reply.value.brief, 'Brief');
  else tell(reply.problem.message, 'error');
}
