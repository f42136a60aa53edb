import { OutsideText } from '../../components/outside-text.tsx';
import type { CoverDraft } from '../../../shared/model/cover.ts';
import { Finder } from '../outbox/finder.tsx';
import type { Handover } from './cover-form.tsx';

type CoverHandoverProps = { readonly incidents: CoverDraft['incidents']; readonly chosen: Handover; readonly onChange: (next: Handover) => void };

/** Which incidents PagerDuty gives to whom: nothing is ticked beforehand. */
export function CoverHandover({ incidents, chosen, onChange }: CoverHandoverProps) {
  const { incidentIds } = chosen;
  const tick = (id: string, on: boolean) => onChange({ ...chosen, incidentIds: on ? [...incidentIds, id] : incidentIds.filter((one) => one !== id) });
  return (
    <>
      <fieldset className="group">
        <legend>Reassign in PagerDuty</legend>
        <div className="options">
        {incidents.map(({ id, title }) => (
          <label key={id}>
            <input type="checkbox" checked={incidentIds.includes(id)} onChange={({ target }) => tick(id, target.checked)} />
            <OutsideText text={title} />
          </label>
        ))}
        </div>
      </fieldset>
      {incidentIds.length === 0 ? null : (
        <>
          <Finder label="Person" what="users" chosen={chosen.to} onChoose={(to) => onChange({ ...chosen, to })} />
          <p className="soft">They stay with this person: PagerDuty does not escalate them by itself any more.</p>
        </>
      )}
    </>
  );
}
