import { Moment } from '../../components/moment.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import type { Page } from '../../../shared/model/page-load.ts';
import { askMain, tell } from '../../store/actions.ts';
import { classifiedEntry } from '../incident/entries.ts';
import { verdictWords } from '../incident/incident-words.ts';

const shownAtMost = 5;
type Verdict = keyof typeof verdictWords;
const verdicts = Object.keys(verdictWords) as readonly Verdict[];

/** What pages were worth, said for several at once: it stands on their incidents' timelines as any other word (A15). */
export function UnsaidPages({ pages, onSaid }: { readonly pages: readonly Page[]; readonly onSaid: () => void }) {
  async function say({ incidentId, night }: Page, verdict: Verdict): Promise<void> {
    const { entry, title } = classifiedEntry(verdict, night);
    const reply = await askMain('incident.say', { id: incidentId, entry, title });
    if (!reply.ok) tell(reply.problem.message, 'error');
    onSaid();
  }
  return (
    <section aria-labelledby="wellness-unsaid">
      <h3 id="wellness-unsaid" className="caption">What were these pages worth?</h3>
      <ul className="unsaid-pages">
        {pages.slice(0, shownAtMost).map((page) => (
          <li key={page.incidentId}>
            <Moment at={page.at} />
            <OutsideText text={page.title} />
            <span className="segmented">{verdicts.map((verdict) => <button key={verdict} type="button" title={verdictWords[verdict].hint} aria-label={`${verdictWords[verdict].label}: ${page.title}`} onClick={() => void say(page, verdict)}>{verdictWords[verdict].label}</button>)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
