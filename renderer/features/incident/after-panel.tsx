import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import { askMain, copy } from '../../store/actions.ts';
import { classifiedEntry } from './entries.ts';
import { exports, copyExport, saveExport } from './head-menu.tsx';
import { say } from './incident.ts';
import { verdictWords } from './incident-words.ts';

type Verdict = keyof typeof verdictWords;
const verdicts = Object.keys(verdictWords) as readonly Verdict[];

export function classify(page: IncidentPage, verdict: Verdict, wokeMe = page.classification?.wokeMe ?? false): void {
  void say(classifiedEntry(verdict, wokeMe));
}

/** Once it is over: what the page was worth, and the draft of the report. */
export function AfterPanel({ page }: { readonly page: IncidentPage }) {
  const { classification, incident } = page;
  return (
    <div className="after">
      {page.run.resolvedAt === null ? <p className="soft">Still open: the draft grows with the timeline.</p> : (
        <div className="classify" role="group" aria-label="What was this page worth?">
          <h3>What was this page worth?</h3>
          <div className="classify-row">
            {verdicts.map((verdict) => {
              const { label, key, hint } = verdictWords[verdict];
              return <button key={verdict} type="button" className="button" aria-pressed={classification?.verdict === verdict} title={hint} onClick={() => classify(page, verdict)}>{label} <kbd aria-hidden="true">{key}</kbd></button>;
            })}
            <button type="button" className="button" aria-pressed={classification?.wokeMe ?? false} disabled={classification === null} title={classification === null ? 'Classify it first' : ''} onClick={() => { if (classification !== null) classify(page, classification.verdict, !classification.wokeMe); }}>Woke me <kbd aria-hidden="true">4</kbd></button>
          </div>
        </div>
      )}
      <div className="part-head">
        <h3>Report draft</h3>
        <span className="after-exports">
          {exports.map((each) => (
            <span key={each.format} className="after-export">
              <Button title={each.label} onClick={() => void copyExport(incident.id, each)}>{each.short}</Button>
              <IconButton icon={Download} label={each.save} onClick={() => void saveExport(incident.id, each)} />
            </span>
          ))}
        </span>
      </div>
      <Report page={page} />
    </div>
  );
}

/** Written by main from the facts; read again when the page changes. */
function Report({ page }: { readonly page: IncidentPage }) {
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let gone = false;
    void askMain('incident.export', { id: page.incident.id, format: 'report' }).then((reply) => {
      if (gone) return;
      setProblem(reply.ok ? '' : reply.problem.message);
      if (reply.ok) setText(reply.value.text);
    });
    return () => {
      gone = true;
    };
  }, [page]);
  if (problem !== '') return <Said level="error"><OutsideWords text={problem} /></Said>;
  if (text === null) return <p className="soft" role="status">Writing the draft…</p>;
  return (
    <pre className="report" tabIndex={0} role="region" aria-label="Draft of the post-incident report" onKeyDown={({ key }) => { if (key === 'c') void copy(text, 'Report draft'); }}><bdi>{text}</bdi></pre>
  );
}
