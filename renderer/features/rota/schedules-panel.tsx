import { Age } from '../../components/age.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { shiftMoment } from '../../../shared/domain/rota-words.ts';
import type { ScheduleView } from '../../../shared/model/pagerduty-schedule.ts';
import { useMinute } from '../../store/stores.ts';

const shown = 6;

/** Who has each of PagerDuty's schedules in which the person has a place, as it was last read. */
export function SchedulesPanel({ schedules, userId, zone }: { readonly schedules: readonly ScheduleView[]; readonly userId: string | null; readonly zone: string }) {
  const now = useMinute();
  return schedules.map(({ id, name, entries, asOf }) => {
    const next = entries.filter(({ to }) => to > now);
    return (
      <section key={id} className="panel" aria-label={`PagerDuty schedule ${name}`}>
        <h2><OutsideText text={name} /></h2>
        <ul className="rota-own">
          {next.slice(0, shown).map((entry) => (
            <li key={`${entry.userId} ${entry.from}`} data-own={entry.userId === userId}>
              <strong><OutsideText text={entry.name ?? 'Somebody'} />{entry.userId === userId ? ' (you)' : ''}</strong>
              <span>{entry.from <= now ? 'now' : shiftMoment(entry.from, zone)} to {shiftMoment(entry.to, zone)}</span>
            </li>
          ))}
        </ul>
        {next.length === 0 ? <p className="rota-more">Nobody in the next six weeks.</p> : null}
        <p className="rota-more soft">PagerDuty, <Age at={asOf} />{next.length > shown ? `; ${next.length - shown} more until ${shiftMoment(next.at(-1)?.to ?? now, zone)}` : ''}</p>
      </section>
    );
  });
}
