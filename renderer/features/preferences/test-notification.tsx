import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { SaidOutcome } from '../../components/said.tsx';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';

/** A real one, and whether the system really showed it. */
export function TestNotification() {
  const [testing, setTesting] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  async function test(): Promise<void> {
    if (testing) return;
    setTesting(true);
    setOutcome(null);
    setOutcome(outcomeOf(await askMain('notification.test', undefined)));
    setTesting(false);
  }
  return (
    <div className="setting">
      <div>
        <span>Test notification</span>
        {outcome === null ? <p className="soft">Shows one and reports whether the system really showed it.</p> : <SaidOutcome outcome={outcome} />}
      </div>
      <Button aria-disabled={testing} onClick={() => void test()}>{testing ? 'Showing…' : 'Show one'}</Button>
    </div>
  );
}
