import { Fragment, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said, SaidOutcome } from '../../components/said.tsx';
import type { MessageConnections, MessageService, MessageTest } from '../../../shared/model/message-connection.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { storages } from './storage-words.ts';

type MessageWayProps = { readonly service: MessageService; readonly connection: MessageConnections[MessageService]; readonly facts: readonly (readonly [name: string, value: string])[] };

/** One way out that is connected: what is known of it, a test that says something, and the way to take it away. */
export function MessageWay({ service, connection, facts }: MessageWayProps) {
  const [found, setFound] = useState<MessageTest | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  async function test(post: boolean): Promise<void> {
    if (busy) return;
    setBusy(true);
    const reply = await askMain('messages.test', { service, post });
    setBusy(false);
    setFound(reply.ok ? reply.value : null);
    setProblem(reply.ok ? '' : reply.problem.message);
  }
  async function disconnect(): Promise<void> {
    if (busy) return;
    setBusy(true);
    // This part goes with the connection, so the answer stands elsewhere.
    tellOutcome(outcomeOf(await askMain('messages.disconnect', { service })));
    setBusy(false);
  }
  const { state, message, storage } = connection;
  return (
    <>
      {message === '' ? null : <Said level={state === 'refused' ? 'error' : 'info'}><OutsideWords text={message} /></Said>}
      <dl className="details-facts">
        {facts.map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd><OutsideWords text={value} /></dd></Fragment>)}
        {storage === null ? null : <><dt>Secret</dt><dd>kept {storages[storage]}</dd></>}
      </dl>
      {problem === '' ? null : <Said level="error">{problem}</Said>}
      {found === null ? null : <SaidOutcome outcome={found} />}
      {found === null || found.found.length === 0 ? null : <ul className="test-lines" aria-label="Open there">{found.found.map((name) => <li key={name}><OutsideWords text={name} /></li>)}</ul>}
      <div className="form-actions">
        {state === 'connected' ? <Button aria-disabled={busy} onClick={() => void test(false)}>{busy ? 'Asking…' : 'Test'}</Button> : null}
        {found?.result === 'needs-person' ? <Button look="primary" aria-disabled={busy} onClick={() => void test(true)}>Post “Watchkeeper test”</Button> : null}
        <Button look="danger" aria-disabled={busy} onClick={() => void disconnect()}>Disconnect and forget the secret</Button>
      </div>
    </>
  );
}
