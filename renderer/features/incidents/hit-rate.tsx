import { useEffect, useState } from 'react';
import { Shape } from '../../components/shape.tsx';
import { hitRateWords } from '../../../shared/domain/hit-rate-words.ts';
import type { HitRate } from '../../../shared/model/incident-page.ts';
import { askMain } from '../../store/actions.ts';

/** How many acknowledgements came in time, in this shift or else this week. */
export function HitRateNote() {
  const [rate, setRate] = useState<HitRate | null>(null);
  useEffect(() => {
    let gone = false;
    const stop = window.api.on('response.changed', setRate);
    void askMain('response.rate', undefined).then((reply) => {
      if (!gone && reply.ok) setRate((known) => known ?? reply.value);
    });
    return () => {
      gone = true;
      stop();
    };
  }, []);
  const words = rate === null ? null : hitRateWords(rate);
  if (rate === null || words === null) return null;
  return <span className="hit-rate figures" data-tone={rate.inTime === rate.of ? 'ok' : 'warn'}><Shape name={rate.inTime === rate.of ? 'up' : 'pending'} />{words}</span>;
}
