import { OutsideText } from '../../components/outside-text.tsx';
import { VerdictWord } from '../../components/verdict-word.tsx';
import { consequencesOf } from '../../../shared/domain/check-hold.ts';
import { shownVerdict } from '../../../shared/domain/check-order.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { useView, useWatch } from '../../store/stores.ts';

/** Checks that are down because a check of this situation is: no alerts of their own, and not forgotten (A5). */
export function Consequences({ situation }: { readonly situation: Situation }) {
  const checks = useWatch((watch) => watch.checks) ?? [];
  const go = useView((view) => view.go);
  const select = useView((view) => view.selectCheck);
  const open = situation.members.filter(({ kind, status }) => kind === 'check' && status !== 'resolved');
  const found = new Map(open.flatMap(({ id }) => consequencesOf(checks, id)).map((report) => [report.check.id, report]));
  if (found.size === 0) return null;
  return (
    <section className="consequences" aria-label="Consequences">
      <p className="soft">Down because of it, without alerts of their own:</p>
      <ul>
        {[...found.values()].map((report) => (
          <li key={report.check.id}>
            <button type="button" className="link" onClick={() => { select(report.check.id); go('health'); }}><OutsideText text={report.check.name} /></button>
            <VerdictWord verdict={shownVerdict(report)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
