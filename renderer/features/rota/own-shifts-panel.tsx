import { Age } from '../../components/age.tsx';
import { Button } from '../../components/button.tsx';
import { shiftMoment } from '../../../shared/domain/rota-words.ts';
import type { OwnShifts } from '../../../shared/model/rota-view.ts';
import { useMinute, useView, useZone } from '../../store/stores.ts';

const shown = 6;

/** The person's own next shifts, who says so, and how old that is. */
export function OwnShiftsPanel({ own: { source, asOf, shifts }, zone }: { readonly own: OwnShifts; readonly zone: string | null }) {
  const now = useMinute();
  const open = useView((each) => each.open);
  const here = useZone();
  const next = shifts.filter(({ to }) => to > now).toSorted((a, b) => a.from - b.from).slice(0, shown);
  const inZone = zone ?? here;
  return (
    <section className="panel" aria-labelledby="rota-own">
      <h2 id="rota-own">Your shifts</h2>
      {next.length === 0 ? <p className="rota-more">None ahead{source === 'pagerduty' ? ' in the next 14 days, as far as is known' : ''}.</p> : null}
      <ul className="rota-own">
        {next.map(({ seat, from, to }) => (
          <li key={`${seat} ${from}`}><strong>{seat}</strong><span>{from <= now ? 'now' : shiftMoment(from, inZone)} to {shiftMoment(to, inZone)}</span></li>
        ))}
      </ul>
      <p className="rota-more soft">{source === 'local' ? 'By the local rota.' : asOf === null ? 'PagerDuty has not said yet.' : <>PagerDuty, <Age at={asOf} /></>}</p>
      {next.length === 0 || zone !== null ? null : <p className="rota-more form-actions"><Button onClick={() => open({ kind: 'rota-cover' })}>Ask for cover</Button><Button onClick={() => open({ kind: 'rota-calendar' })}>Calendar…</Button></p>}
    </section>
  );
}
