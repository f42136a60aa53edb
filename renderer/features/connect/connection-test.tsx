import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import type { ConnectionTest as Found } from '../../../shared/model/pagerduty-choices.ts';
import { askMain } from '../../store/actions.ts';

/** Asks PagerDuty now, and shows each answer. */
export function ConnectionTest() {
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState('');
  const [asking, setAsking] = useState(false);
  async function test(): Promise<void> {
    if (asking) return;
    setAsking(true);
    const reply = await askMain('pagerduty.test', undefined);
    setAsking(false);
    setFound(reply.ok ? reply.value : null);
    setProblem(reply.ok ? '' : reply.problem.message);
  }
  return (
    <section className="connection-part" aria-label="Test">
      <div className="setting">
        <p className="soft">Asks for everything that the watch rests on. Changes nothing at PagerDuty.</p>
        <Button aria-disabled={asking} onClick={() => void test()}>{asking ? 'Asking PagerDuty…' : 'Test the connection'}</Button>
      </div>
      {problem === '' ? null : <Said level="error">{problem}</Said>}
      {found === null ? null : (
        <div role="status">
          <ul className="test-lines">
            {found.lines.map(({ ok, what, found: words }) => (
              <li key={what} data-ok={ok}>
                <Icon of={ok ? CircleCheck : TriangleAlert} small />
                <span><strong>{what}</strong> <span className="unseen">{ok ? 'good: ' : 'not good: '}</span><OutsideWords text={words} /></span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
