import type { KeyboardEvent } from 'react';
import { markWords } from '../../../shared/domain/mark-words.ts';
import type { RunbookHit } from '../../../shared/domain/runbook-search.ts';

type RunbookResultsProps = { readonly hits: readonly RunbookHit[]; readonly typed: string; readonly onShow: (at: string) => void };

/** What was found, the best first. */
export function RunbookResults({ hits, typed, onShow }: RunbookResultsProps) {
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 && event.key !== 'Escape') return;
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.runbook-hit')];
    const next = event.key === 'Escape' ? undefined : all[all.indexOf(document.activeElement as HTMLElement) + step];
    (next ?? (step === 1 ? null : document.getElementById('runbook-search')))?.focus();
  };
  return (
    <section aria-label="Found" onKeyDown={move}>
      <p className="runbook-found soft" role="status">{hits.length === 0 ? 'Nothing in the runbook has all of these words.' : hits.length === 60 ? 'The best 60:' : `${hits.length} found`}</p>
      <ul className="runbook-hits">
        {hits.map(({ anchor, title, text, line }) => (
          <li key={anchor}>
            <button type="button" className="runbook-hit" onClick={() => onShow(anchor)}>
              <span className="runbook-hit-text">{text === '' ? <strong><Marked text={title} typed={typed} /></strong> : <Marked text={text} typed={typed} />}</span>
              {text === '' ? null : <span className="soft cut"><Marked text={title} typed={typed} /></span>}
              {line === null ? null : <span className="runbook-line figures">L{line}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Marked({ text, typed }: { readonly text: string; readonly typed: string }) {
  return <>{markWords(text, typed).map(({ text: part, hit, at }) => (hit ? <mark key={at}>{part}</mark> : part))}</>;
}
