import { Age } from '../../components/age.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import type { OutboxItem } from '../../../shared/model/outbox.ts';
import { useWatch } from '../../store/stores.ts';
import { describeAction, standings } from './action-words.ts';

/** What was asked for, of which incident, when, and how it stands. */
export function RowHead({ item }: { readonly item: OutboxItem }) {
  const title = useIncidentTitle(item.incidentId);
  const { word, tone } = standings[item.state];
  return (
    <div className="outbox-head">
      <span className="outbox-what"><OutsideText text={describeAction(item.action)} /></span>
      <span className="verdict" data-tone={tone}>{word}</span>
      <span className="soft outbox-about">
        {title === null ? null : <><OutsideText text={title} /> · </>}asked <Age at={item.createdAt} />
      </span>
    </div>
  );
}

/** The incident's title, or its id when it is on no list any more; null for a creation. */
export function useIncidentTitle(incidentId: string | null): string | null {
  return useWatch(({ situations }) => {
    if (incidentId === null) return null;
    return situations?.flatMap(({ members }) => members).find(({ kind, id }) => kind === 'incident' && id === incidentId)?.title ?? `Incident ${incidentId}`;
  });
}
