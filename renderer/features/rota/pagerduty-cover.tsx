import { OutsideText } from '../../components/outside-text.tsx';
import type { Found } from '../../../shared/model/pagerduty-choices.ts';
import type { ScheduleView } from '../../../shared/model/pagerduty-schedule.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import { act } from '../../store/actions.ts';
import { OwnPage } from '../cover/own-page.tsx';
import { Finder } from '../outbox/finder.tsx';

export type PagerDutyCoverChoice = { readonly scheduleIds: readonly string[]; readonly to: Found | null };
export const noPagerDutyCover: PagerDutyCoverChoice = { scheduleIds: [], to: null };

type PagerDutyCoverProps = { readonly schedules: readonly Pick<ScheduleView, 'id' | 'name' | 'kind' | 'url'>[]; readonly chosen: PagerDutyCoverChoice; readonly onChange: (next: PagerDutyCoverChoice) => void };

/** Whether PagerDuty is told of a cover, in which schedules, and who stands in. Nothing is ticked beforehand; nothing is shown without a schedule. */
export function PagerDutyCover({ schedules, chosen, onChange }: PagerDutyCoverProps) {
  const { scheduleIds } = chosen;
  if (schedules.length === 0) return null;
  const tick = (id: string, on: boolean) => onChange({ ...chosen, scheduleIds: on ? [...scheduleIds, id] : scheduleIds.filter((one) => one !== id) });
  return (
    <>
      <fieldset className="group">
        <legend>Override in PagerDuty</legend>
        <div className="options">
        {schedules.map(({ id, name, kind, url }) => (kind === 'shifts' ? <OwnPage key={id} name={name} url={url} /> : (
          <label key={id}><input type="checkbox" checked={scheduleIds.includes(id)} onChange={({ target }) => tick(id, target.checked)} /><OutsideText text={name} /></label>
        )))}
        </div>
      </fieldset>
      {scheduleIds.length === 0 ? null : <Finder label="Who covers in PagerDuty" what="users" chosen={chosen.to} onChoose={(to) => onChange({ ...chosen, to })} />}
    </>
  );
}

/** Puts the overrides in the outbox; answers why one could not be, or null. */
export async function overrideInPagerDuty(schedules: PagerDutyCoverProps['schedules'], { scheduleIds, to }: PagerDutyCoverChoice, from: Instant, until: Instant): Promise<string | null> {
  for (const { id, name } of schedules.filter((schedule) => scheduleIds.includes(schedule.id))) {
    if (to === null) return 'Choose who covers in PagerDuty, or untick it.';
    const action = { kind: 'override', scheduleId: id, scheduleName: name, userId: to.id, userName: to.name, from, to: until } as const;
    const reply = await act({ incidentId: null, action }, `Override: ${plainLine(to.name, 40)} in ${plainLine(name, 40)}`);
    if (!reply.ok) return reply.problem.message;
  }
  return null;
}
