import { deadlineWords } from '../../../shared/domain/incident-due.ts';
import { contactCall } from '../../../shared/domain/ladder.ts';
import type { Deadline } from '../../../shared/domain/incident-deadlines.ts';
import { isMissing, nudgeWords, type Nudge } from '../../../shared/domain/incident-nudges.ts';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import { view } from '../../store/stores.ts';
import { Countdown } from './countdown.tsx';
import { describeWhy } from './deadline-words.ts';
import { commandEntry } from './entries.ts';
import { acknowledgeOne, say, useIncidentTick } from './incident.ts';
import { LineMark } from './line-mark.tsx';

/** What this incident asks for next, the earliest first; pressing one does it or opens the place where it is done. */
export function DuePanel({ page, onCompose }: { readonly page: IncidentPage; readonly onCompose: () => void }) {
  const { deadlines } = page.standing;
  const missing = useIncidentTick((now) => page.standing.nudges.filter((nudge) => isMissing(nudge, now)).map(({ about }) => about).join(' '));
  const nudges = page.standing.nudges.filter(({ about }) => missing.split(' ').includes(about));
  return (
    <section className="panel due" aria-label="Due next">
      <div className="part-head"><h3>Due next</h3></div>
      {deadlines.length === 0 && nudges.length === 0 ? <p className="part-text soft">{page.run.resolvedAt === null ? 'Nothing is due: no rule asks for anything now.' : 'It is over: nothing is due.'}</p> : null}
      <ol>
        {deadlines.map((deadline) => (
          <li key={deadline.id} className="due-line-row">
            <button type="button" className="due-row" title={describeWhy(deadline, page.run, page.policy)} onClick={() => attend(page, deadline, onCompose)}>
              <Countdown dueAt={deadline.dueAt} overdueAt={deadline.overdueAt} label={deadlineWords(deadline, page.policy)} />
              <span className="due-what">{deadlineWords(deadline, page.policy)}</span>
            </button>
            <LineMark line={deadline.line} />
          </li>
        ))}
        {nudges.map(({ about }) => (
          <li key={about} className="due-line-row">
            <button type="button" className="due-row" onClick={() => supply(about)}>
              <span className="soft">missing</span>
              <span className="due-what">{nudgeWords[about]}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Where that which is missing is given. */
function supply(about: Nudge['about']): void {
  if (about === 'lead') return void say(commandEntry(true));
  view.getState().open({ kind: about === 'severity' ? 'severity' : 'run-resolve' });
}

/** Where a deadline is dealt with. */
export function attend(page: IncidentPage, deadline: Deadline, onCompose: () => void): void {
  const { open } = view.getState();
  switch (deadline.kind) {
    case 'acknowledge': return void acknowledgeOne(page);
    case 'rung': {
      const { level, reason } = deadline.rung;
      if (level !== null) return open({ kind: 'call', level });
      const contact = reason.type === 'trigger' ? reason.trigger.alert.find((id) => contactCall(page.run, id) === null) : undefined;
      return contact === undefined ? document.getElementById('impact')?.focus() : open({ kind: 'call-contact', contact });
    }
    case 'answer': return open({ kind: 'call', level: deadline.level });
    case 'update': return onCompose();
    case 'decision': return open({ kind: 'decision' });
    case 'commander': return void say(commandEntry(false));
  }
}
