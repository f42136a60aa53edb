import { Button } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import { keepDraft } from '../../store/drafts.ts';
import { useView } from '../../store/stores.ts';
import { RowHead } from './row-head.tsx';

export function EndedRow({ item }: { readonly item: OutboxItem }) {
  const open = useView((view) => view.open);
  const { action, incidentId, state, message } = item;
  const typed = action.kind === 'note' || action.kind === 'status-update' ? { kind: action.kind, text: action.text } : null;
  const lost = state === 'refused' || state === 'expired' || state === 'undone' || state === 'dropped';
  return (
    <li className="outbox-row" data-state={state}>
      <RowHead item={item} />
      <p className="soft"><OutsideWords text={message} /></p>
      {typed === null || incidentId === null || !lost ? null : (
        <div className="form-actions">
          <Button
            onClick={() => {
              keepDraft(typed.kind, incidentId, typed.text);
              open({ kind: 'act', action: typed.kind, incidentIds: [incidentId] });
            }}
          >
            Write it again
          </Button>
        </div>
      )}
    </li>
  );
}
