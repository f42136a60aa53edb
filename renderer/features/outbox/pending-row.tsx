import { Undo2 } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Left } from '../../components/age.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { SaidOutcome } from '../../components/said.tsx';
import { consequencesOf } from '../../../shared/domain/outbox-consequences.ts';
import type { OutboxChoice, OutboxHold, OutboxItem } from '../../../shared/model/outbox.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain } from '../../store/actions.ts';
import { isTrouble, outcomeOf } from '../../store/ask.ts';
import { canUndo } from './action-words.ts';
import { RowHead } from './row-head.tsx';

type PendingRowProps = { readonly item: OutboxItem; readonly hold: OutboxHold | null };

export function PendingRow({ item, hold }: PendingRowProps) {
  const [problem, setProblem] = useState<Outcome | null>(null);
  const tellTrouble = (outcome: Outcome) => setProblem(isTrouble(outcome.result) || outcome.result === 'nothing-to-do' ? outcome : null);
  const undo = async () => tellTrouble(outcomeOf(await askMain('outbox.undo', { id: item.id })));
  const answer = async (choice: OutboxChoice) => tellTrouble(outcomeOf(await askMain('outbox.answer', { id: item.id, choice })));
  return (
    <li className="outbox-row" data-state={item.state}>
      <RowHead item={item} />
      <p><OutsideWords text={item.message} /></p>
      {item.question === null ? <Waiting item={item} hold={hold} /> : <Question item={item} onAnswer={(choice) => void answer(choice)} />}
      {problem === null ? null : <SaidOutcome outcome={problem} />}
      {canUndo(item) ? <div className="form-actions"><Button icon={Undo2} onClick={() => void undo()}>Undo</Button></div> : null}
      {item.state === 'maybe' ? <div className="form-actions"><Button onClick={() => void answer('discard')}>Give it up</Button><span className="soft">It is looked up, and not sent again before that.</span></div> : null}
    </li>
  );
}

/** Why it waits, when it is tried, and until when it is worth sending. */
function Waiting({ item: { state, heldUntil, expiresAt, firstSentAt, attempts }, hold }: PendingRowProps) {
  return (
    <p className="soft outbox-times">
      {hold === null ? (heldUntil === null || state !== 'queued' ? 'Next try: in its turn.' : <>Sent in <Left until={heldUntil} label="Sent in" />.</>) : hold.until === null ? `Held: ${held[hold.reason]}.` : <>Next try in <Left until={hold.until} label="Next try in" />.</>}
      {' '}{firstSentAt === null ? <>After <Moment at={expiresAt} /> you are asked first.</> : `Sent ${attempts === 1 ? 'once' : `${attempts} times`}.`}
    </p>
  );
}

const held: Readonly<Record<OutboxHold['reason'], string>> = {
  'not-connected': 'until PagerDuty is connected', 'token-refused': 'until there is a valid token', 'rate-limited': 'PagerDuty asked for a pause', unreachable: 'PagerDuty cannot be reached', storage: 'the disk cannot be written',
};

function Question({ item, onAnswer }: { readonly item: OutboxItem; readonly onAnswer: (choice: OutboxChoice) => void }) {
  const consequences = consequencesOf(item);
  const id = useId();
  if (item.question === null || consequences === null) return null;
  const { labels } = item.question;
  return (
    <div className="outbox-answers">
      {(['send', 'discard'] as const).map((choice) => (
        <div key={choice}>
          <Button aria-describedby={`${id}-${choice}`} onClick={() => onAnswer(choice)}><bdi className="cut">{labels[choice]}</bdi></Button>
          <p id={`${id}-${choice}`} className="soft">{consequences[choice]}</p>
        </div>
      ))}
    </div>
  );
}
