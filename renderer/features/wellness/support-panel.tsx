import { Button } from '../../components/button.tsx';
import type { SupportLine } from '../../../shared/model/wellness-view.ts';
import { useView } from '../../store/stores.ts';
import { CallLine } from './support-list.tsx';

/** Whom to turn to right now. A missing number is said, so that it is put in before it is needed. */
export function SupportPanel({ lines }: { readonly lines: readonly SupportLine[] }) {
  const open = useView((view) => view.open);
  const gaps = lines.filter(({ phone }) => phone === '').length;
  const ready = lines.filter(({ phone, when }) => phone !== '' && when === 'now');
  return (
    <section className="panel support" aria-labelledby="wellness-support">
      <div className="panel-head"><h2 id="wellness-support">Support</h2><Button look="quiet" onClick={() => open({ kind: 'support' })}>All numbers</Button></div>
      <ul className="support-lines">{ready.map((line) => <CallLine key={line.id} line={line} />)}</ul>
      {gaps === 0 ? null : <p className="panel-text support-gap">{gaps} of {lines.length} numbers are missing. Put them in on a good day.</p>}
    </section>
  );
}
