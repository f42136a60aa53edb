import { useRef, useState } from 'react';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import { copy } from '../../store/actions.ts';
import { view } from '../../store/stores.ts';
import { MessageStates } from '../messages/message-states.tsx';
import { AfterPanel, classify } from './after-panel.tsx';
import { Composer } from './composer.tsx';
import { DuePanel } from './due-panel.tsx';
import { EntryLine } from './entry-line.tsx';
import { entryKinds, type EntryKind } from './entries.ts';
import { ImpactPanel } from './impact-panel.tsx';
import { WakingLine } from '../hours/waking-line.tsx';
import { IncidentHead } from './incident-head.tsx';
import { statusOrder, runStatusWords, verdictWords } from './incident-words.ts';
import { undo } from './incident.ts';
import { LadderPanel } from './ladder-panel.tsx';
import { nextCall } from './next-call.ts';
import { LogList } from './log-list.tsx';
import { usePageKeys } from './page-keys.ts';
import { PhaseStrip, usePhaseId } from './phase-strip.tsx';
import { SeenBeforePanel } from './seen-before.tsx';
import { setStatus } from './status-switch.tsx';
import { shownGroups } from './step-rows.ts';
import { StepsPanel, tick } from './steps-panel.tsx';
import { sayUnchanged, UpdatesBar } from './updates-bar.tsx';

type Tab = 'log' | 'update' | 'report';
const tabs = [
  { value: 'log', label: 'Timeline', key: 'T' },
  { value: 'update', label: 'Status update', key: 'U' },
  { value: 'report', label: 'After it', key: 'P' },
] as const;

/** Everything to run one incident by, in one view: what is due, what to do, whom to call, what was said. */
export function IncidentPageView({ page }: { readonly page: IncidentPage }) {
  const over = page.run.resolvedAt !== null;
  const [tab, setTab] = useState<Tab>(over ? 'report' : 'log');
  const [kind, setKind] = useState<EntryKind>('note');
  const [chosenPhase, setChosenPhase] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const present = usePhaseId(page);
  const phase = chosenPhase ?? present;
  const groups = shownGroups(page.steps, phase, !over);
  const compose = () => setTab('update');

  const write = (entry: EntryKind) => {
    setTab('log');
    setKind(entry);
    // The line is there once the tab is.
    requestAnimationFrame(() => input.current?.focus());
  };
  usePageKeys((key) => {
    const entry = entryKinds.find((each) => each.key.toLowerCase() === key);
    if (entry !== undefined) return () => write(entry.kind);
    const word = statusOrder.find((each) => runStatusWords[each].key.toLowerCase() === key);
    if (word !== undefined) return () => setStatus(page, word);
    if (over && tab === 'report' && /^[1-4]$/.test(key)) return () => classifyBy(page, key);
    if (/^[1-9]$/.test(key)) {
      const row = groups.flatMap(({ rows }) => rows).find(({ digit }) => digit === Number(key));
      return row === undefined ? null : () => tick(row);
    }
    switch (key) {
      case 't': return () => setTab('log');
      case 'u': return compose;
      case 'p': return () => setTab('report');
      case 'j': return () => void sayUnchanged(page);
      case 'v': return () => view.getState().open({ kind: 'severity' });
      case 'l': return () => view.getState().open({ kind: 'call', level: nextCall(page) });
      case 'q': return () => view.getState().open({ kind: 'decision' });
      case 'b': return () => {
        setTab('log');
        requestAnimationFrame(() => document.getElementById('impact')?.focus());
      };
      case 'k': return () => void copy(page.channelName, 'Channel name');
      case 'z': return () => void undo();
      default: return null;
    }
  }, 'incident');

  return (
    <div className="incident" data-over={over}>
      <IncidentHead page={page} />
      {present === null || phase === null ? null : <PhaseStrip page={page} present={present} shown={phase} onShow={(id) => setChosenPhase(id === present ? null : id)} />}
      <div className="incident-body">
        <div className="incident-side">
          {over ? null : <WakingLine />}
          <StepsPanel groups={groups} incidentId={page.incident.id} />
          <SeenBeforePanel seen={page.seenBefore} />
        </div>
        <div className="incident-side incident-center">
          <section className="panel incident-middle" aria-label="Record">
            <div className="tabs" role="group" aria-label="What is shown here">
              {tabs.map(({ value, label, key }) => <button key={value} type="button" aria-pressed={tab === value} onClick={() => setTab(value)}>{label} <kbd aria-hidden="true">{key}</kbd></button>)}
            </div>
            {tab === 'log' ? <><EntryLine page={page} kind={kind} onKind={setKind} input={input} /><UpdatesBar page={page} onCompose={compose} /><MessageStates incidentId={page.incident.id} openOnly /><LogList /></> : null}
            {tab === 'update' ? <Composer page={page} onClose={() => setTab('log')} /> : null}
            {tab === 'report' ? <AfterPanel page={page} /> : null}
          </section>
          {tab === 'log' ? <ImpactPanel page={page} /> : null}
        </div>
        <div className="incident-side">
          <DuePanel page={page} onCompose={compose} />
          <LadderPanel page={page} />
        </div>
      </div>
    </div>
  );
}

function classifyBy(page: IncidentPage, key: string): void {
  const { classification } = page;
  const verdict = (Object.keys(verdictWords) as readonly (keyof typeof verdictWords)[]).find((each) => verdictWords[each].key === key);
  if (verdict !== undefined) classify(page, verdict);
  else if (classification !== null) classify(page, classification.verdict, !classification.wokeMe);
}
