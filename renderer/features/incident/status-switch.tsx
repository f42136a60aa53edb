import { Shape } from '../../components/shape.tsx';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import type { StatusWord } from '../../../shared/model/incident-run.ts';
import { askMain, tell, tellOutcome } from '../../store/actions.ts';
import { isTrouble, outcomeOf } from '../../store/ask.ts';
import { view } from '../../store/stores.ts';
import { statusEntry } from './entries.ts';
import { say } from './incident.ts';
import { runStatusWords, statusOrder } from './incident-words.ts';

/** One press changes the word; resolving looks at what is left first. */
export function setStatus(page: IncidentPage, word: StatusWord): void {
  if (page.run.resolvedAt !== null) void reopen(page, word);
  else if (word === 'resolved') view.getState().open({ kind: 'run-resolve' });
  else if (word !== page.status.word) void say(statusEntry(word));
}

/** A local one opens again by a press; PagerDuty's only when it fires again. */
async function reopen(page: IncidentPage, word: StatusWord): Promise<void> {
  if (page.incident.source !== 'local') return tell('It is resolved in PagerDuty, and opens again there when it fires again.');
  if (word === 'resolved') return;
  const outcome = outcomeOf(await askMain('incident.reopenLocal', { id: page.incident.id }));
  if (isTrouble(outcome.result)) tellOutcome(outcome);
  else await say(statusEntry(word));
}

/** Where the response stands, in one word. */
export function StatusSwitch({ page }: { readonly page: IncidentPage }) {
  const held = page.run.resolvedAt === null ? page.status.word : 'resolved';
  return (
    <div className="status-switch" role="group" aria-label="Status">
      {statusOrder.map((word) => {
        const { word: label, shape, tone, key } = runStatusWords[word];
        const chosen = held === word;
        return (
          <button key={word} type="button" aria-pressed={chosen} data-tone={tone} onClick={() => setStatus(page, word)}>
            {chosen ? <Shape name={shape} /> : null}
            {label}
            <kbd aria-hidden="true">{key}</kbd>
          </button>
        );
      })}
    </div>
  );
}
