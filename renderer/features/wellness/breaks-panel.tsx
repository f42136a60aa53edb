import type { BreakHistory } from '../../../shared/model/wellness-view.ts';

/** How breaks in incidents went: facts for the next talk about load, no scolding (A14). */
export function BreaksPanel({ history: { days, due, taken, credited, postponed, missed } }: { readonly history: BreakHistory }) {
  const parts = [['fell due', due], ['taken', taken], ['away long enough', credited], ['postponed', postponed], ['missed', missed]] as const;
  return (
    <section className="panel" aria-labelledby="wellness-breaks">
      <h2 id="wellness-breaks">Breaks in incidents, {days} days</h2>
      {due + taken + credited === 0 ? <p className="panel-text soft">None fell due.</p> : <ul className="break-history">{parts.map(([words, count]) => <li key={words} data-none={count === 0}><span className="figures">{count}</span> {words}</li>)}</ul>}
    </section>
  );
}
