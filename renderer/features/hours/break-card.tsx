import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { RunbookLink } from '../../components/runbook-link.tsx';
import { breakLength, breakReason } from '../../../shared/domain/break-words.ts';
import { formatDuration } from '../../../shared/domain/format-duration.ts';
import type { BreakView } from '../../../shared/model/duty-view.ts';
import { useLeft, useTick, useView, useWatch } from '../../store/stores.ts';
import { sayOfHours } from './hours-actions.ts';

/** The break that is owed or taken, and what may be done about it; nothing while there is none. */
export function BreakAsk() {
  const breaks = useWatch((watch) => watch.breaks);
  if (breaks === null) return null;
  if (breaks.running !== null) return <OnBreak until={breaks.running.from + breaks.running.length} />;
  return breaks.plan.owed === null ? null : <Owed breaks={breaks} />;
}

/** Nothing while one is owed or taken. */
export function NextBreak() {
  const at = useWatch(({ breaks }) => (breaks === null || breaks.running !== null || breaks.plan.owed !== null ? null : breaks.plan.nextAt));
  return at === null ? null : <Next at={at} />;
}

function OnBreak({ until }: { readonly until: number }) {
  const left = useLeft(until);
  return (
    <div className="break-card" data-tone="ok">
      <p><strong>On a break</strong> <span className="figures" role="timer">{left}</span> left</p>
      <div className="form-actions"><Button onClick={() => void sayOfHours('break.end', undefined)}>Back to work</Button></div>
    </div>
  );
}

const states = {
  notice: 'begins in a minute', due: 'is due', deferred: 'waits for a better moment', postponed: 'is postponed', refused: 'stays owed: you said not now', none: '', 'on-break': '',
} as const;

function Owed({ breaks: { plan } }: { readonly breaks: BreakView }) {
  const [cover, setCover] = useState('');
  const connected = useWatch(({ connection }) => connection?.state === 'connected' || connection?.state === 'demo');
  const open = useView((view) => view.open);
  const { state, owed, postponesLeft } = plan;
  if (owed === null) return null;
  const asked = state === 'notice' || state === 'due';
  const named = cover.trim();
  const must = postponesLeft === 0;
  return (
    <div className="break-card" data-tone={asked ? 'warn' : 'off'}>
      <p role="status"><strong>Break of {breakLength(owed.length)}</strong> {states[state]}, {breakReason(plan)}.</p>
      {must ? <TextField label="Who covers?" maxLength={120} value={cover} onText={setCover} title="SEV-1 and SEV-2 still reach you." /> : null}
      <div className="form-actions">
        <Button look={asked ? 'primary' : 'plain'} aria-disabled={must && named === ''} onClick={() => { if (!must || named !== '') void sayOfHours('break.take', { cover: named === '' ? null : named }); }}>Take the break</Button>
        {asked && !must ? <Button onClick={() => void sayOfHours('break.postpone', undefined)}>Postpone 10 min ({postponesLeft} left)</Button> : null}
        {connected ? <Button onClick={() => open({ kind: 'break-cover' })}>With cover…</Button> : null}
        {state === 'refused' ? null : <Button look="quiet" onClick={() => void sayOfHours('break.refuse', undefined)}>Cannot now</Button>}
        <RunbookLink part="breaks" label="Breaks" />
      </div>
    </div>
  );
}

function Next({ at }: { readonly at: number }) {
  const words = useTick((now) => formatDuration(Math.ceil(Math.max(0, at - now) / 60_000) * 60_000));
  return <p className="panel-line"><span className="soft">Next break</span><span className="figures facts-wide">in {words}</span></p>;
}
