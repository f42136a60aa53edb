import { Armchair, Droplets, Eye, Footprints, Wind } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { breakLength } from '../../../shared/domain/break-words.ts';
import { byUrgency } from '../../../shared/domain/situation-order.ts';
import type { RunningBreak } from '../../../shared/model/duty-view.ts';
import { isLoud } from '../../../shared/model/severity.ts';
import { ask } from '../../store/ask.ts';
import { api, useLeft, useWatch } from '../../store/stores.ts';

const helps = [
  { icon: Footprints, text: 'Stand up and walk a few steps' },
  { icon: Eye, text: 'Look at something far away' },
  { icon: Droplets, text: 'Drink a glass of water' },
  { icon: Wind, text: 'Open a window; breathe slowly' },
  { icon: Armchair, text: 'Leave the screen and the phone where they are' },
] as const;

const backToWork = () => void ask(api, 'break.end', undefined);

function backOnEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') backToWork();
}

/** Dims the screen while a break is taken: how long it lasts, what helps, and the way back. Nothing is locked. */
export function BreakPage() {
  const running = useWatch(({ breaks }) => breaks?.running ?? null);
  useLayoutEffect(() => {
    window.addEventListener('keydown', backOnEscape);
    return () => window.removeEventListener('keydown', backOnEscape);
  }, []);
  return (
    <main className="break" aria-label="Break">
      {running === null ? <p className="soft">The break is over.</p> : <Running running={running} />}
      <Waiting />
      <Button look="primary" onClick={backToWork}>Back to work</Button>
      <p className="soft">Escape does the same. Nothing is locked: every window works as before.</p>
    </main>
  );
}

function Running({ running: { from, length, cover } }: { readonly running: RunningBreak }) {
  const left = useLeft(from + length);
  return (
    <>
      <h1>Break of {breakLength(length)}</h1>
      <p className="break-clock figures" role="timer" aria-label="Left of the break">{left}</p>
      <p className="soft">{cover === null ? 'Alerts reach you as before.' : <><OutsideText text={cover} /> covers. SEV-1 and SEV-2 still reach you.</>}</p>
      <ul className="break-helps" aria-label="What helps">
        {helps.map(({ icon, text }) => <li key={text}><Icon of={icon} />{text}</li>)}
      </ul>
    </>
  );
}

/** What must not wait for the end of a break. */
function Waiting() {
  const situations = useWatch((watch) => watch.situations);
  const [first] = (situations ?? []).filter(({ status, severity }) => status === 'triggered' && isLoud(severity)).toSorted(byUrgency);
  if (first === undefined) return null;
  return <p className="break-waiting" role="alert"><SeverityBadge severity={first.severity} /><OutsideText text={first.title} /></p>;
}
