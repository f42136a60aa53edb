import { Flag, Pause, Play, Siren } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import './drills.css';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { formatTimeOfDay } from '../../../shared/domain/format-time.ts';
import { formatDuration } from '../../../shared/domain/format-duration.ts';
import type { DrillNow } from '../../../shared/model/drill-run.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { isTrouble, outcomeOf } from '../../store/ask.ts';
import { useTick, useWatch, useZone } from '../../store/stores.ts';
import { SpeedChoice } from './speed-choice.tsx';

const DrillOver = lazy(async () => ({ default: (await import('./drill-over.tsx')).DrillOver }));

async function control(asked: { readonly speed?: number; readonly paused?: boolean }): Promise<void> {
  const outcome = outcomeOf(await askMain('drill.control', asked));
  if (isTrouble(outcome.result)) tellOutcome(outcome);
}

/** The drill on every screen of its window: that it is one, its clock, and how fast it runs. */
export function DrillBar() {
  const drill = useWatch((watch) => watch.drill);
  const title = drill?.title ?? '';
  useEffect(() => {
    document.title = `DRILL: ${title} · Watchkeeper`;
  }, [title]);
  if (drill === null) return null;
  const { speed, paused, result, allDone } = drill;
  return (
    <>
      <section className="banner drill-bar" data-level="demo" aria-label="Drill">
        <strong className="drill-word">DRILL</strong>
        <p>
          <strong><OutsideWords text={title} />.</strong> Nothing here is real and nothing leaves this window. Call nobody: say here that you did.
          {allDone && result === null ? ' Everything has happened: end it when you are done.' : ''}
        </p>
        <DrillClock drill={drill} />
        <div className="banner-actions">
          <SpeedChoice speed={speed} onSpeed={(next) => void control({ speed: next })} />
          <Button icon={paused ? Play : Pause} disabled={result !== null} onClick={() => void control({ paused: !paused })}>{paused ? 'Go on' : 'Pause'}</Button>
          <Button icon={Flag} look="primary" disabled={result !== null} onClick={() => void askMain('drill.finish', undefined).then((reply) => !reply.ok && tellOutcome(outcomeOf(reply)))}>End and score</Button>
        </div>
      </section>
      {drill.interruptedBy === null ? null : <Interrupted by={drill.interruptedBy} />}
      {result === null ? null : <Suspense><DrillOver result={result} /></Suspense>}
    </>
  );
}

function DrillClock({ drill: { endsAt, paused } }: { readonly drill: DrillNow }) {
  const zone = useZone();
  const shows = useTick((now) => formatTimeOfDay(now, zone));
  const left = useTick((now) => formatDuration(endsAt - now));
  return <span className="drill-clock figures" role="timer" aria-live="off" aria-label={`The drill's clock: ${shows}, ${left} left`}><b>{shows}</b> <span className="soft">{paused ? 'stands still' : `${left} left`}</span></span>;
}

function Interrupted({ by }: { readonly by: string }) {
  return (
    <section className="banner" data-level="error" role="alert" aria-label="A real alert">
      <Icon of={Siren} />
      <p><strong>A real alert: <OutsideWords text={by} />.</strong> The drill stands still. Go to the window of the real watch; go on here when that is dealt with.</p>
    </section>
  );
}
