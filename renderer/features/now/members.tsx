import { Split } from 'lucide-react';
import { Running } from '../../components/age.tsx';
import { IconButton } from '../../components/button.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { memberKey } from '../../../shared/domain/situation-members.ts';
import type { Situation, SituationMember } from '../../../shared/model/situation.ts';
import { useView } from '../../store/stores.ts';
import { splitOff } from '../quiet/quiet-actions.ts';
import { StatusWord } from './status-word.tsx';

/** What a situation is made of: PagerDuty's incidents and our own failing checks. */
export function Members({ situation: { id, status, members } }: { readonly situation: Situation }) {
  const split = members.length < 2 || status === 'resolved' ? null : (key: string) => void splitOff(id, key);
  return <ul className="members">{members.map((member) => <Member key={memberKey(member)} member={member} split={split} />)}</ul>;
}

type MemberProps = { readonly member: SituationMember; readonly split: ((memberKey: string) => void) | null };

function Member({ member: { kind, id, title, detail, openedAt, status, severity }, split }: MemberProps) {
  return (
    <li>
      <span className="member-kind">{kind === 'incident' ? 'Incident' : 'Check'}</span>
      <span className="member-title">
        {kind === 'check' ? <CheckLink id={id} title={title} /> : <OutsideText text={title} />}
        {detail === '' ? null : <span className="soft member-detail"><OutsideText text={detail} /></span>}
      </span>
      <SeverityBadge severity={severity} />
      <StatusWord status={status} />
      <Running since={openedAt} label="Open for" />
      {split === null ? null : <IconButton icon={Split} label={`Split off: ${title}`} onClick={() => split(memberKey({ kind, id }))} />}
    </li>
  );
}

function CheckLink({ id, title }: { readonly id: string; readonly title: string }) {
  const go = useView((view) => view.go);
  const selectCheck = useView((view) => view.selectCheck);
  return <button type="button" className="link" onClick={() => { selectCheck(id); go('health'); }}><OutsideText text={title} /></button>;
}
