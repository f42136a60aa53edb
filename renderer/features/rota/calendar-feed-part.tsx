import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Said } from '../../components/said.tsx';
import type { CalendarFeed } from '../../../shared/model/calendar-feed.ts';
import type { RawInput } from '../../../shared/ipc/contract.ts';
import { askMain, copy, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';

/** A calendar that stays true by itself, on this computer alone. */
export function CalendarFeedPart() {
  const [feed, setFeed] = useState<CalendarFeed | null>(null);
  const [problem, setProblem] = useState('');
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    let wanted = true;
    void askMain('rota.feed', undefined).then((reply) => {
      if (!wanted) return;
      setProblem(reply.ok ? '' : reply.problem.message);
      if (reply.ok) setFeed(reply.value);
    });
    return () => {
      wanted = false;
    };
  }, [looks]);
  async function change<K extends 'rota.setFeed' | 'rota.renewFeed'>(name: K, input: RawInput<K>): Promise<void> {
    tellOutcome(outcomeOf(await askMain<'rota.setFeed' | 'rota.renewFeed'>(name, input)));
    setLooks((count) => count + 1);
  }
  /** Shown at once; main's answer corrects it. */
  function turn(shown: CalendarFeed, on: boolean): void {
    setFeed({ ...shown, on, addresses: null });
    void change('rota.setFeed', { on });
  }
  return (
    <section aria-labelledby="calendar-live">
      <h3 id="calendar-live">Live</h3>
      <p className="soft">An address on this computer that calendar programs here read again by themselves. Nobody else reaches it; whoever knows it can read the rota. Off unless you want it.</p>
      {problem === '' ? null : <Said level="error">{problem}</Said>}
      {feed === null ? null : (
        <>
          <div className="options"><label><input type="checkbox" checked={feed.on} onChange={({ target }) => turn(feed, target.checked)} />Serve a live calendar</label></div>
          {feed.problem === '' ? null : <Said level="error">{feed.problem}</Said>}
          {!feed.on ? null : (
            <div className="form-actions">
              {feed.addresses === null ? null : <Button onClick={() => void copy(feed.addresses?.own ?? '', 'The address of your shifts')}>Copy the address of my shifts</Button>}
              {feed.addresses === null ? null : <Button onClick={() => void copy(feed.addresses?.all ?? '', 'The address of the rota')}>Copy the address of the rota</Button>}
              <Button look="quiet" onClick={() => void change('rota.renewFeed', undefined)}>Make a new address</Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
