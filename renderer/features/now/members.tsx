import { Running } from '../../components/age.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import type { SituationMember } from '../../../shared/model/situation.ts';
import { useView } from '../../store/stores.ts';
import { StatusWord } from './status-word.tsx';

/** What a situation is made of: PagerDuty's incidents and our own failing checks. */
export function Members({ members }: { readonly members: readonly SituationMember[] }) {
  return <ul className="members">{members.map((member) => <Member key={`${member.kind} ${member.id}`} member={member} />)}</ul>;
}

function Member({ member: { kind, id, title, detail, openedAt, status, severity } }: { readonly member: SituationMember }) {
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
    </li>
  );
}

function CheckLink({ id, title }: { readonly id: string; readonly title: string }) {
  const go = useView((view) => view.go);
  const selectCheck = useView((view) => view.selectCheck);
  return <button type="button" className="link" onClick={() => { selectCheck(id); go('health'); }}><OutsideText text={title} /></button>;
}
