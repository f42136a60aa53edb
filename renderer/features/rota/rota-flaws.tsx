import { Shape } from '../../components/shape.tsx';
import type { RotaFlaw } from '../../../shared/domain/rota-review.ts';
import { flawLine } from '../../../shared/domain/rota-words.ts';
import type { Rota } from '../../../shared/model/rota.ts';
import { nameIn } from './rota-names.ts';

const shown = 12;

/** Gaps, double seats, and hours that nobody should work, a year ahead (S21, A20). */
export function RotaFlaws({ rota, flaws }: { readonly rota: Rota; readonly flaws: readonly RotaFlaw[] }) {
  return (
    <section className="panel" aria-labelledby="rota-flaws">
      <h2 id="rota-flaws">52 weeks ahead</h2>
      {flaws.length === 0 ? <p className="rota-fine"><Shape name="up" />No gaps, and nobody in two seats.</p> : null}
      <ul className="rota-flaws">
        {flaws.slice(0, shown).map((flaw) => (
          <li key={`${flaw.type} ${flaw.from} ${flaw.person}`} data-tone={flaw.type === 'no-primary' ? 'alert' : 'warn'}>
            <Shape name={flaw.person !== null && flaw.type !== 'no-secondary' ? 'pending' : 'down'} />
            <span>{flawLine(flaw, flaw.person === null ? null : nameIn(rota, flaw.person), rota.zone)}</span>
          </li>
        ))}
      </ul>
      {flaws.length > shown ? <p className="rota-more soft">and {flaws.length - shown} more</p> : null}
    </section>
  );
}
