import { memo } from 'react';
import { Button } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Shape } from '../../components/shape.tsx';
import type { LeftBehind } from '../../../shared/model/handoff-view.ts';
import { view, watch } from '../../store/stores.ts';
import { endSilence } from '../quiet/quiet-actions.ts';
import { jumpTo } from './handoff.ts';
import { compile } from './whole-acts.ts';

const settledWords = { resolved: 'resolved', reassigned: 'reassigned', ended: 'ended', written: 'written in' } as const;

/** What of this person's would stay behind: each is resolved, reassigned, ended or written in (A35). */
export const LeftBehindPanel = memo(function LeftBehindPanel({ leftBehind, readOnly }: { readonly leftBehind: readonly LeftBehind[]; readonly readOnly: boolean }) {
  const open = leftBehind.filter(({ settled }) => settled === null).length;
  return (
    <section className="panel handoff-left" aria-labelledby="handoff-left">
      <h2 id="handoff-left">Nothing left behind {leftBehind.length === 0 ? null : <span className="quality-score figures">{leftBehind.length - open} of {leftBehind.length}</span>}</h2>
      {leftBehind.length === 0 ? <p className="panel-note">You hold no acknowledged incident and no silence.</p> : <ul>{leftBehind.map((each) => <Left key={each.id} left={each} readOnly={readOnly} />)}</ul>}
    </section>
  );
});

function Left({ left: { kind, refId, words, settled, jump }, readOnly }: { readonly left: LeftBehind; readonly readOnly: boolean }) {
  const silence = kind === 'silence' ? watch.store.getState().alerting?.silences.find(({ id }) => id === refId) : undefined;
  const write = (): void => void (jump === null ? compile() : Promise.resolve(jumpTo(jump, 'nextStep')));
  const act = (action: 'resolve' | 'reassign') => () => view.getState().open({ kind: 'act', action, incidentIds: [refId] });
  return (
    <li className="left" data-settled={settled !== null} tabIndex={settled === null && !readOnly ? 0 : undefined} data-left={kind} data-ref={refId}>
      <p><Shape name={settled === null ? 'pending' : 'up'} /><span><OutsideWords text={words} />{settled === null ? null : <span className="soft">: {settledWords[settled]}</span>}</span></p>
      {settled !== null || readOnly ? null : (
        <span className="left-acts">
          {kind === 'incident' ? <><Button data-key="r" onClick={act('resolve')}>Resolve <kbd aria-hidden="true">R</kbd></Button><Button data-key="h" onClick={act('reassign')}>Reassign <kbd aria-hidden="true">H</kbd></Button></> : null}
          {silence === undefined ? null : <Button data-key="e" onClick={() => void endSilence(silence)}>End it <kbd aria-hidden="true">E</kbd></Button>}
          <Button data-key="w" onClick={write}>Write in <kbd aria-hidden="true">W</kbd></Button>
        </span>
      )}
    </li>
  );
}
