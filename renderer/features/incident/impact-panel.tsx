import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import type { ImpactFact } from '../../../shared/policy/incident-policy.ts';
import { tell } from '../../store/actions.ts';
import { impactEntry } from './entries.ts';
import { say } from './incident.ts';
import { impactWords, sayImpact } from './incident-words.ts';
import { currentImpact, readAmount } from './impact-form.ts';

/** Facts about the business, one press each: estimates of a person, with their time. They can call somebody by themselves. */
export function ImpactPanel({ page }: { readonly page: IncidentPage }) {
  const facts = [...new Set(page.policy.businessTriggers.filter(({ enabled, fact }) => enabled && fact !== 'several-high').map(({ fact }) => fact))];
  const [asking, setAsking] = useState<ImpactFact | null>(null);
  if (facts.length === 0) return null;
  const press = (fact: ImpactFact, on: boolean) => {
    if (impactWords[fact].unit !== null) setAsking(asking === fact ? null : fact);
    else void say(impactEntry(fact, on ? 0 : null));
  };
  return (
    <section className="panel impact" aria-label="Impact on the business">
      <div className="impact-facts">
        <h3 title="Estimates of a person; they can call somebody by themselves">Impact</h3>
        {facts.map((fact, at) => {
          const stated = currentImpact(page.run, fact);
          const on = stated !== null && stated.amount !== 0;
          return (
            <button key={fact} id={at === 0 ? 'impact' : undefined} type="button" className="chip" data-tone={on ? 'warn' : undefined} aria-pressed={on} aria-expanded={impactWords[fact].unit === null ? undefined : asking === fact} onClick={() => press(fact, on)}>
              {on ? sayImpact(fact, stated.amount) : impactWords[fact].label}
            </button>
          );
        })}
      </div>
      {asking === null ? null : <AmountForm key={asking} fact={asking} before={currentImpact(page.run, asking)?.amount ?? null} onDone={() => setAsking(null)} />}
    </section>
  );
}

function AmountForm({ fact, before, onDone }: { readonly fact: ImpactFact; readonly before: number | null; readonly onDone: () => void }) {
  const [text, setText] = useState(before === null ? '' : String(before));
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const amount = readAmount(text);
    if (amount === null) return tell('Give the number alone, such as 12000 or 12k.', 'error');
    if (await say(impactEntry(fact, amount))) onDone();
  }
  return (
    <form className="impact-amount" onSubmit={(event) => void submit(event)} onKeyDown={({ key }) => { if (key === 'Escape') onDone(); }}>
      <label>
        <span>{fact === 'revenue' ? 'Dollars an hour' : 'How many users'}</span>
        <input className="input figures" inputMode="decimal" autoComplete="off" ref={(input) => input?.focus()} value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <Button type="submit">Set</Button>
      <Button look="quiet" onClick={onDone}>Cancel</Button>
    </form>
  );
}
