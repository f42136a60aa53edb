import { Copy, Play } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { IconButton } from '../../components/button.tsx';
import { copy } from '../../store/actions.ts';
import { useView } from '../../store/stores.ts';
import { stepEntry } from './entries.ts';
import { say } from './incident.ts';
import { LineMark } from './line-mark.tsx';
import type { StepGroup, StepRow } from './step-rows.ts';

export function tick({ list, step, done }: StepRow): void {
  void say(stepEntry(list, step, !done));
}

/** What to do now, to be ticked off; arrows move, space ticks, and the next nine have a digit each. */
export function StepsPanel({ groups, incidentId }: { readonly groups: readonly StepGroup[]; readonly incidentId: string }) {
  const panel = useRef<HTMLElement>(null);
  const all = groups.flatMap(({ rows }) => rows);
  function move(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const boxes = [...(panel.current?.querySelectorAll<HTMLElement>('input') ?? [])];
    boxes[boxes.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  }
  return (
    <section ref={panel} className="panel steps" aria-label="Steps" onKeyDown={move}>
      <div className="part-head"><h3>Steps</h3><span className="figures soft">{all.filter(({ done }) => done).length} of {all.length}</span></div>
      <div className="part-scroll">
        {groups.map((group) => (
          <fieldset key={group.key} className="step-group">
            <legend>{group.name}</legend>
            {group.rows.map((row) => <Step key={row.step.id} row={row} incidentId={incidentId} />)}
          </fieldset>
        ))}
        {all.length === 0 ? <p className="part-text soft">Choose a severity: its steps stand here.</p> : null}
      </div>
    </section>
  );
}

function Step({ row, incidentId }: { readonly row: StepRow; readonly incidentId: string }) {
  const { step, done, digit } = row;
  return (
    <div className="step" data-done={done}>
      <label className="step-label">
        <input type="checkbox" checked={done} onChange={() => tick(row)} />
        <span className="step-text">{step.text}</span>
      </label>
      {step.command === undefined ? null : <StepCommand text={step.command} incidentId={incidentId} />}
      {step.lines.map((line) => <LineMark key={line} line={line} />)}
      {digit === 0 ? <span className="step-key" /> : <kbd className="step-key" aria-hidden="true">{digit}</kbd>}
    </div>
  );
}

/** What is typed for a step: to copy, or to be run where it is allowed (S6). */
function StepCommand({ text, incidentId }: { readonly text: string; readonly incidentId: string }) {
  const open = useView((view) => view.open);
  return (
    <>
      <IconButton icon={Copy} label={`Copy: ${text}`} onClick={() => void copy(text, 'Command')} />
      <IconButton icon={Play} label={`Run: ${text}`} onClick={() => open({ kind: 'command', text, incidentId })} />
    </>
  );
}
