import { Moment } from '../../components/moment.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import type { CoverDraft } from '../../../shared/model/cover.ts';
import { Finder } from '../outbox/finder.tsx';
import type { Handover } from './cover-form.tsx';
import { OwnPage } from './own-page.tsx';

type CoverHandoverProps = { readonly draft: Pick<CoverDraft, 'incidents' | 'schedules'>; readonly chosen: Handover; readonly onChange: (next: Handover) => void };

/** What PagerDuty gives to whom: which incidents, and which schedules until the end of the shift. Nothing is ticked beforehand. */
export function CoverHandover({ draft: { incidents, schedules }, chosen, onChange }: CoverHandoverProps) {
  const { incidentIds, scheduleIds } = chosen;
  const with_ = (list: readonly string[], id: string, on: boolean) => (on ? [...list, id] : list.filter((one) => one !== id));
  return (
    <>
      {incidents.length === 0 ? null : (
        <fieldset className="group">
          <legend>Reassign in PagerDuty</legend>
          <div className="options">
          {incidents.map(({ id, title }) => (
            <label key={id}>
              <input type="checkbox" checked={incidentIds.includes(id)} onChange={({ target }) => onChange({ ...chosen, incidentIds: with_(incidentIds, id, target.checked) })} />
              <OutsideText text={title} />
            </label>
          ))}
          </div>
        </fieldset>
      )}
      {schedules.length === 0 ? null : (
        <fieldset className="group">
          <legend>Override in PagerDuty</legend>
          <div className="options">
          {schedules.map(({ id, name, kind, until, url }) => (kind === 'shifts' ? <OwnPage key={id} name={name} url={url} /> : (
            <label key={id}>
              <input type="checkbox" checked={scheduleIds.includes(id)} onChange={({ target }) => onChange({ ...chosen, scheduleIds: with_(scheduleIds, id, target.checked) })} />
              <OutsideText text={name} />
              <span className="soft"><span>until <Moment at={until} /></span></span>
            </label>
          )))}
          </div>
        </fieldset>
      )}
      {incidentIds.length + scheduleIds.length === 0 ? null : <Finder label="Person" what="users" chosen={chosen.to} onChoose={(to) => onChange({ ...chosen, to })} />}
      {incidentIds.length === 0 ? null : <p className="soft">The incidents stay with this person: PagerDuty does not escalate them by itself any more.</p>}
      {scheduleIds.length === 0 ? null : <p className="soft">With the override PagerDuty pages them instead of you. Watchkeeper reads it back and says when it is there.</p>}
    </>
  );
}
