import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Field, TextField } from '../../components/field.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said, SaidOutcome } from '../../components/said.tsx';
import { Shape } from '../../components/shape.tsx';
import type { HandoffExchange, OpenItem } from '../../../shared/model/handoff-exchange.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { clock } from '../../store/clock.ts';

/** On disk this long after the last letter. */
const settlesAfter = 400;

/** The receiver says each open item back in a line of their own, and then accepts. What is typed is on disk within a second. */
export function ReadBack({ exchange: { handoffId, openItems, lines }, giver }: { readonly exchange: HandoffExchange; readonly giver: string }) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [emergency, setEmergency] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const waiting = useRef(new Map<string, string>());
  const disarm = useRef(() => {});

  const flush = useCallback(async (): Promise<boolean> => {
    disarm.current();
    for (const [itemId, line] of waiting.current) {
      const reply = await askMain('handoff.readBack', { id: handoffId, itemId, line });
      if (!reply.ok) {
        setProblem(reply.problem.message);
        return false;
      }
      if (waiting.current.get(itemId) === line) waiting.current.delete(itemId);
    }
    setProblem(null);
    return true;
  }, [handoffId]);
  useEffect(() => () => void flush(), [flush]);

  function type(itemId: string, line: string): void {
    setTyped((before) => ({ ...before, [itemId]: line }));
    setOutcome(null);
    waiting.current.set(itemId, line);
    disarm.current();
    disarm.current = clock.after(settlesAfter, () => void flush());
  }
  const lineOf = ({ id }: OpenItem): string => typed[id] ?? lines[id] ?? '';
  const said = openItems.filter((item) => lineOf(item).trim() !== '').length;

  async function accept(): Promise<void> {
    if (busy) return;
    setBusy(true);
    if (await flush()) {
      const next = outcomeOf(await askMain('handoff.accept', { id: handoffId, emergency, reason }));
      setOutcome(next);
      const first = document.querySelector<HTMLInputElement>('.read-back-line[value=""]');
      if (next.result === 'needs-person') first?.focus();
    }
    setBusy(false);
  }
  return (
    <section className="panel read-back" aria-labelledby="read-back">
      <h2 id="read-back">Read back {openItems.length === 0 ? null : <span className="quality-score figures">{said} of {openItems.length}</span>}</h2>
      <p className="panel-note"><span>{openItems.length === 0 ? 'Nothing is open in this handoff.' : <>Say each open item back in your own words, as you would to <OutsideWords text={giver === '' ? 'the giver' : giver} />: what is going on, and what you will do next.</>}</span></p>
      <ol className="read-back-items">
        {openItems.map((item) => (
          <li key={item.id} data-said={lineOf(item).trim() !== ''}>
            <Shape name={lineOf(item).trim() === '' ? 'hollow' : 'up'} />
            <Field label={item.title} hint={item.detail === '' ? undefined : item.detail}>
              {(tie) => <input {...tie} className="input read-back-line" maxLength={500} autoComplete="off" placeholder="In one line" value={lineOf(item)} onChange={({ target }) => type(item.id, target.value)} onBlur={() => void flush()} onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) nextLine(event.currentTarget); }} />}
            </Field>
          </li>
        ))}
      </ol>
      {emergency && said < openItems.length ? <div className="read-back-reason"><TextField label="Why it is accepted without the whole read-back" value={reason} onText={setReason} maxLength={500} /></div> : null}
      {problem === null ? null : <Said level="error"><OutsideWords text={`${problem} What you typed is still here.`} /></Said>}
      {outcome === null ? null : <SaidOutcome outcome={outcome} />}
      <div className="panel-acts">
        <Button look="primary" aria-disabled={busy} onClick={() => void accept()}>Accept: I have the watch</Button>
        {openItems.length === 0 || said === openItems.length ? null : <Button aria-expanded={emergency} onClick={() => setEmergency(!emergency)}>{emergency ? 'No emergency' : 'Emergency…'}</Button>}
      </div>
    </section>
  );
}

/** Enter goes on to the next line, and from the last one to the button. */
function nextLine(line: HTMLInputElement): void {
  const all = [...document.querySelectorAll<HTMLElement>('.read-back-line, .read-back .panel-acts .button')];
  all[all.indexOf(line) + 1]?.focus();
}
