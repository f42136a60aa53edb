import { useState } from 'react';
import { OutsideText } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import type { MappedPriority } from '../../../shared/model/pagerduty-choices.ts';
import { severityLabel, type Severity } from '../../../shared/model/severity.ts';
import { askMain } from '../../store/actions.ts';
import { useWatch } from '../../store/stores.ts';

const rules: Readonly<Record<MappedPriority['rule'], string>> = { set: 'set here or in the policy', name: 'by the number in its name', rank: 'by its place in your account’s list', none: 'no number in its name' };
const severities: readonly (Severity | null)[] = [1, 2, 3, 4, null];

/** Which severity each of the account's priorities stands for. Urgency never makes one. */
export function PriorityMap({ priorities }: { readonly priorities: readonly MappedPriority[] }) {
  const own = useWatch(({ preferences }) => preferences?.priorities) ?? {};
  const [problem, setProblem] = useState('');
  async function choose(name: string, choice: string): Promise<void> {
    const { [name]: _before, ...others } = own;
    const chosen = severities.find((each) => String(each) === choice);
    const reply = await askMain('preferences.set', { priorities: chosen === undefined ? others : { ...others, [name]: chosen } });
    setProblem(reply.ok ? '' : reply.problem.message);
  }
  if (priorities.length === 0) return <p className="soft">This account has no priorities, or the token may not read them: its incidents have no severity here. Urgency is never taken for one.</p>;
  return (
    <>
      <p className="soft">What an incident’s priority means here. An incident without a priority has no severity; urgency is never taken for one.</p>
      <table className="priority-map">
        <thead><tr><th scope="col">Priority</th><th scope="col">Means</th><th scope="col">Change</th></tr></thead>
        <tbody>
          {priorities.map(({ id, name, severity, rule, otherwise }) => (
            <tr key={id}>
              <th scope="row"><OutsideText text={name} /></th>
              <td><SeverityBadge severity={severity} always /> <span className="soft">{Object.hasOwn(own, name) ? 'set by you' : rules[rule]}</span></td>
              <td>
                <select className="input" aria-label={`Severity of ${plainLine(name, 60)}`} value={Object.hasOwn(own, name) ? String(own[name] ?? null) : ''} onChange={({ target }) => void choose(name, target.value)}>
                  <option value="">Leave it: {severityLabel(otherwise)}</option>
                  {severities.map((each) => <option key={String(each)} value={String(each)}>{severityLabel(each)}</option>)}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {problem === '' ? null : <Said level="error">{problem} The mapping is as before.</Said>}
    </>
  );
}
