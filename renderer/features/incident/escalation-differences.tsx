import { OutsideText, OutsideWords } from '../../components/outside-text.tsx';
import type { EscalationComparison } from '../../../shared/model/incident-page.ts';

/** Where the ladder and PagerDuty's own escalation policy say something else. */
export function EscalationDifferences({ escalation: { policyName, differences, problem } }: { readonly escalation: EscalationComparison }) {
  if (policyName === null) return problem === '' ? null : <p className="part-text soft"><OutsideWords text={problem} /></p>;
  return (
    <div className="escalation">
      <p className="soft">PagerDuty escalates by <OutsideText text={policyName} /></p>
      {differences.length === 0 ? <p className="soft">It says the same as this ladder.</p> : null}
      {differences.length === 0 ? null : (
        <ul>
          {differences.map(({ level, ours, theirs }) => (
            <li key={level}>Level {level}: here <OutsideText text={ours ?? 'nobody'} />, PagerDuty <OutsideText text={theirs ?? 'nobody'} /></li>
          ))}
        </ul>
      )}
    </div>
  );
}
