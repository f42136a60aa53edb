import { Check, Phone } from 'lucide-react';
import { Button, IconButton } from '../../components/button.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { shortDay } from '../../../shared/domain/short-day.ts';
import type { RunbookContact, RunbookItem } from '../../../shared/model/runbook.ts';
import { copy, openLink } from '../../store/actions.ts';
import { useView, useZone } from '../../store/stores.ts';
import { Line, placeOfItem } from './item-place.tsx';
import { confirmIt } from './use-runbook.ts';

type ContactsBlockProps = { readonly items: readonly RunbookItem[]; readonly contacts: readonly RunbookContact[]; readonly target: string | null };

/** Whom to call: a number is copied with one press, dialled with another, and somebody says on which day it was right. */
export function ContactsBlock({ items, contacts, target }: ContactsBlockProps) {
  const open = useView((view) => view.open);
  const missing = contacts.filter(({ phone }) => phone === null).length;
  return (
    <div className="runbook-rows">
      {missing === 0 ? null : (
        <div className="runbook-gap">
          <Said level="warning">{missing === contacts.length ? 'No contact has a number yet' : `${missing} of ${contacts.length} contacts have no number yet`}: they cannot be called from here. The policy names them.</Said>
          <Button onClick={() => open({ kind: 'policy' })}>Policy…</Button>
        </div>
      )}
      <ul aria-label="Contacts">
        {items.map((item, at) => {
          const contact = contacts[at];
          return contact === undefined ? null : <Row key={item.anchor} item={item} contact={contact} target={target} />;
        })}
      </ul>
    </div>
  );
}

function Row({ item, contact: { id, name, phone, slack, email, confirmedAt }, target }: { readonly item: RunbookItem; readonly contact: RunbookContact; readonly target: string | null }) {
  const zone = useZone();
  return (
    <li {...placeOfItem(item, target)} className="runbook-row">
      <strong><OutsideText text={name} /></strong>
      {phone === null ? <span className="runbook-missing">no number</span> : (
        <span className="runbook-number">
          <button type="button" className="link figures" title="Copy the number" onClick={() => void copy(phone, `${name}’s number`)}>{phone}<span className="unseen">: copy</span></button>
          <IconButton icon={Phone} label={`Call ${name}`} onClick={() => void openLink(`tel:${phone}`)} />
        </span>
      )}
      <span className="runbook-ways soft">
        {slack === null ? null : <button type="button" className="link" onClick={() => void copy(slack, `${name}’s Slack name`)}><OutsideText text={slack} /></button>}
        {email === null ? null : <button type="button" className="link" onClick={() => void openLink(`mailto:${email}`)}><OutsideText text={email} /></button>}
      </span>
      {phone === null ? <span /> : (
        <span className="runbook-confirmed">
          <span className="soft">{confirmedAt === null ? 'never confirmed' : `right on ${shortDay(confirmedAt, zone)}`}</span>
          <Button icon={Check} look="quiet" aria-label={`${name}’s number is right today`} onClick={() => void confirmIt('contact', id)}>Right today</Button>
        </span>
      )}
      <Line line={item.line} />
    </li>
  );
}
