import { useEffect, useState } from 'react';
import { formatNear } from '../../../shared/domain/format-time.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import type { SignOfLife } from '../../../shared/model/sign-of-life.ts';
import { minute } from '../../../shared/time/duration.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { Said, SaidOutcome } from '../../components/said.tsx';
import { askMain } from '../../store/actions.ts';
import { useMinute, useZone } from '../../store/stores.ts';
import { Toggle } from '../preferences/toggle.tsx';
import { SettingsGroup } from './settings-group.tsx';

/** Somebody outside learns that this program has ended (A31). */
export function SignOfLifeGroup() {
  const now = useMinute();
  const zone = useZone();
  const [life, setLife] = useState<SignOfLife | null>(null);
  const [url, setUrl] = useState('');
  const [consent, setConsent] = useState(false);
  const [said, setSaid] = useState<Outcome | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  // Anew every minute, and after anything was changed.
  useEffect(() => {
    let gone = false;
    void askMain('signOfLife.get', undefined).then((reply) => (reply.ok && !gone ? setLife(reply.value) : undefined));
    return () => void (gone = true);
  }, [now, said]);

  async function keep(): Promise<void> {
    if (!consent) return setProblem('Agree to it first: the service learns when this computer watches.');
    const reply = await askMain('signOfLife.set', { url, consent: true });
    setProblem(reply.ok ? null : (reply.problem.fields?.['url'] ?? reply.problem.message));
    if (!reply.ok) return;
    setSaid(reply.value);
    setUrl('');
  }
  async function clear(): Promise<void> {
    const reply = await askMain('signOfLife.clear', undefined);
    if (reply.ok) setSaid(reply.value);
    setConsent(false);
  }

  return (
    <SettingsGroup title="Sign of life" owner="you" lead={`A service outside (a dead man’s switch) tells somebody when it hears nothing more from here.${life === null ? '' : ` It hears every ${life.every / minute} min, only while everything is seen.`}`}>
      {life?.host == null ? (
        <>
          <TextField label="Address" type="url" placeholder="https://" value={url} onText={setUrl} problem={problem ?? undefined} />
          <Toggle label="It may be called from here" hint="The service learns this computer’s address on the network and when it watches; nothing else is sent. The address is kept as a secret." on={consent} onChange={setConsent} />
          <div className="form-actions"><Button onClick={() => void keep()}>Send signs of life</Button></div>
        </>
      ) : (
        <div className="setting">
          <div><span>{life.host}</span><p className="soft">{life.takenAt === null ? 'It has taken none yet.' : `Last taken ${formatNear(life.takenAt, now, zone)}.`}</p></div>
          <Button onClick={() => void clear()}>Stop</Button>
        </div>
      )}
      {life?.problem == null ? null : <Said level="warning">The last one did not arrive: {life.problem}.</Said>}
      {life?.withheld == null ? null : <Said level="info">None is sent now: {life.withheld}.</Said>}
      {said === null ? null : <SaidOutcome outcome={said} />}
    </SettingsGroup>
  );
}
