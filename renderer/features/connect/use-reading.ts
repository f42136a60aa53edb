import { useEffect, useState } from 'react';
import type { PagerDutyReading } from '../../../shared/model/pagerduty-choices.ts';
import { second } from '../../../shared/time/duration.ts';
import { askMain } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { useWatch } from '../../store/stores.ts';

/** What is known of the account now, asked for anew while it is looked at. */
export function useReading(): PagerDutyReading | null {
  const [reading, setReading] = useState<PagerDutyReading | null>(null);
  const preferences = useWatch((watch) => watch.preferences);
  useEffect(() => {
    let callOff = () => {};
    let gone = false;
    async function read(): Promise<void> {
      const reply = await askMain('pagerduty.reading', undefined);
      if (gone) return;
      if (reply.ok) setReading(reply.value);
      callOff = clock.after(5 * second, () => void read());
    }
    void read();
    return () => {
      gone = true;
      callOff();
    };
  }, [preferences]);
  return reading;
}
