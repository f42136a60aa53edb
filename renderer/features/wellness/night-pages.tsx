import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import type { Page } from '../../../shared/model/page-load.ts';
import { minute } from '../../../shared/time/duration.ts';
import { tell } from '../../store/actions.ts';
import { sayOfWellness } from './wellness-actions.ts';

const shownAtMost = 6;

type NightPagesProps = { readonly nights: readonly Page[]; readonly sleepTaken: Readonly<Record<string, number>> };

/** What each page in the night took of the sleep: estimated from the acknowledgement to the end of the work, and the person knows better (A16). */
export function NightPages({ nights, sleepTaken }: NightPagesProps) {
  return (
    <section aria-labelledby="wellness-nights">
      <h3 id="wellness-nights" className="caption">Pages in the night</h3>
      <ul className="night-pages">{nights.slice(0, shownAtMost).map((page) => <NightRow key={`${page.incidentId} ${page.lost}`} page={page} own={sleepTaken[page.incidentId] !== undefined} />)}</ul>
      <p className="panel-text soft">Minutes of sleep, estimated from the acknowledgement to the end of the work. Add what it took you to fall asleep again.</p>
    </section>
  );
}

function NightRow({ page: { incidentId, title, at, lost }, own }: { readonly page: Page; readonly own: boolean }) {
  const estimate = String(Math.round(lost / minute));
  const [text, setText] = useState(estimate);
  function keep(): void {
    if (text === estimate) return;
    const minutes = Number(text);
    if (text.trim() !== '' && Number.isInteger(minutes) && minutes >= 0 && minutes <= 720) return void sayOfWellness('wellness.sleepTaken', { incidentId, minutes });
    setText(estimate);
    tell('Minutes are a whole number from 0 to 720. Nothing was changed.', 'error');
  }
  return (
    <li>
      <Moment at={at} />
      <OutsideText text={title} />
      <label className="night-minutes"><span className="unseen">Minutes of sleep that this page took: {title}</span>
        <input className="input figures" inputMode="numeric" autoComplete="off" value={text} onChange={({ target }) => setText(target.value)} onBlur={keep} onKeyDown={({ key }) => { if (key === 'Enter') keep(); }} /> min
      </label>
      {own ? <IconButton icon={Undo2} label={`Back to the estimate: ${title}`} onClick={() => void sayOfWellness('wellness.sleepTaken', { incidentId, minutes: null })} /> : <span className="soft night-estimate">estimate</span>}
    </li>
  );
}
