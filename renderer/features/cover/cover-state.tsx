import { OutsideWords } from '../../components/outside-text.tsx';
import { aboutOther } from '../../../shared/domain/message-about.ts';
import type { Cover } from '../../../shared/model/cover.ts';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import { minute } from '../../../shared/time/duration.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { MessageStates } from '../messages/message-states.tsx';
import { describeAction, standings } from '../outbox/action-words.ts';

/** What became of the overrides and the notice of a cover: nothing counts as done that was not read back. */
export function CoverState({ cover: { scheduleIds, since, noticeId } }: { readonly cover: Cover }) {
  const outbox = useWatch((watch) => watch.outbox);
  const open = useView((view) => view.open);
  const rows = [...(outbox?.pending ?? []), ...(outbox?.ended ?? [])].filter((row) => isOf(row, scheduleIds, since));
  return (
    <div className="panel-text cover-state">
      {rows.map((row) => (
        <div key={row.id}>
          <p><OutsideWords text={describeAction(row.action)} /> <span className="verdict" data-tone={standings[row.state].tone}>{standings[row.state].word}</span></p>
          <p className="soft"><OutsideWords text={row.message} /></p>
          {row.state === 'asking' ? <button type="button" className="link" onClick={() => open({ kind: 'outbox' })}>Answer</button> : null}
        </div>
      ))}
      {noticeId === null ? null : <MessageStates incidentId={aboutOther(noticeId)} />}
    </div>
  );
}

function isOf({ action, createdAt }: OutboxItem, scheduleIds: readonly string[], since: number): boolean {
  return action.kind === 'override' && scheduleIds.includes(action.scheduleId) && Math.abs(createdAt - since) < minute;
}
