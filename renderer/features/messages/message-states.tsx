import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { OutsideText, OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { formatMinute } from '../../../shared/domain/format-time.ts';
import { destinationWords } from '../../../shared/domain/message-words.ts';
import { plainLine, plainText } from '../../../shared/domain/plain-text.ts';
import { isOpenMessage, needsWord, type Message } from '../../../shared/model/message.ts';
import { askMain, openLink, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { useZone } from '../../store/stores.ts';
import { useMessages } from './messages.ts';
import { messageStates, repliesTo, type Reply } from './state-words.ts';

/** Ended ones are told of for as long as they are among the last few. */
const shownEnded = 4;

/** How each text of an incident stands, with what a person can say to it; nothing while there is none. `openOnly` leaves out what is over. */
export function MessageStates({ incidentId, openOnly = false }: { readonly incidentId: string; readonly openOnly?: boolean }) {
  const { messages, problem } = useMessages(incidentId);
  const open = messages.filter(isOpenMessage);
  const ended = openOnly ? [] : messages.filter((message) => !isOpenMessage(message)).slice(-shownEnded);
  if (problem !== null) return <Said level="error">{problem}</Said>;
  if (open.length + ended.length === 0) return null;
  return (
    <ul className="message-states" aria-label="Updates on their way">
      {[...open.toReversed(), ...ended.toReversed()].map((message) => <MessageRow key={message.id} message={message} />)}
    </ul>
  );
}

function MessageRow({ message }: { readonly message: Message }) {
  const zone = useZone();
  const [shown, setShown] = useState(false);
  const [saying, setSaying] = useState(false);
  const { id, state, destination, audience, text, sentAt, createdAt, url } = message;
  const { word, tone } = messageStates[state];
  const place = destinationWords(destination);
  async function say({ choice, pageIncidentId }: Reply): Promise<void> {
    if (saying) return;
    setSaying(true);
    const outcome = outcomeOf(await askMain('messages.answer', { id, choice, pageIncidentId }));
    setSaying(false);
    tellOutcome(outcome);
  }
  return (
    <li data-state={state}>
      <p className="message-line">
        <span className="figures">{formatMinute(sentAt ?? createdAt, zone)}</span> <strong data-tone={tone}>{word}</strong> <span>{plainLine(`${place}, for ${audience}`)}</span>
        <button type="button" className="fold" aria-expanded={shown} onClick={() => setShown(!shown)}>Text</button>
        {url === null ? null : <Button look="quiet" onClick={() => void openLink(url)}>Look there</Button>}
      </p>
      {state === 'sent' || state === 'discarded' ? null : <p className="soft" role={needsWord(message) ? 'alert' : 'status'}><OutsideWords text={message.message} /></p>}
      {shown ? <pre className="composer-preview"><bdi>{plainText(text, 4000)}</bdi></pre> : null}
      {repliesTo(message).length === 0 ? null : (
        <div className="message-replies" role="group" aria-label={`Answer for ${place}`}>
          {repliesTo(message).map((reply) => (
            <Button key={`${reply.choice} ${reply.pageIncidentId}`} look={reply.choice === 'discard' ? 'quiet' : 'plain'} aria-disabled={saying} onClick={() => void say(reply)}><OutsideText text={reply.label} /></Button>
          ))}
        </div>
      )}
    </li>
  );
}
