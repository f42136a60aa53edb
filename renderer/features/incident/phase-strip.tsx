import { formatClock } from '../../../shared/domain/format-duration.ts';
import { phaseAt } from '../../../shared/domain/incident-phase.ts';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import { minute, type Instant } from '../../../shared/time/duration.ts';
import { useIncidentTick } from './incident.ts';
import { phaseSpan, progressOf } from './step-rows.ts';

/** Which timed phase of the response it is; null for a severity without them. */
export function usePhaseId({ run, policy }: IncidentPage): string | null {
  return useIncidentTick((now) => phaseAt(run, policy, run.resolvedAt ?? now)?.phase.id ?? null);
}

type PhaseStripProps = { readonly page: IncidentPage; readonly present: string; readonly shown: string; readonly onShow: (id: string) => void };

/** Where the clock stands in the response. A phase is no lock: each can be looked at and ticked at any time. */
export function PhaseStrip({ page, present, shown, onShow }: PhaseStripProps) {
  const phases = page.policy.phases.toSorted((a, b) => a.fromMinutes - b.fromMinutes);
  const place = phases.findIndex(({ id }) => id === present);
  return (
    <ol className="phases" aria-label="Phases">
      {phases.map((phase, at) => {
        const { done, of } = progressOf(page.steps, `phase-${phase.id}`);
        const when = at < place ? 'past' : at === place ? 'present' : 'ahead';
        const next = phases[at + 1];
        return (
          <li key={phase.id} data-when={when}>
            <button type="button" aria-current={when === 'present' ? 'step' : undefined} aria-pressed={phase.id === shown} onClick={() => onShow(phase.id)}>
              <span className="phase-name"><span className="figures soft">{phaseSpan(phase, next)}</span> {phase.name}</span>
              <span className="phase-clock figures"><PhaseClock page={page} startsAt={page.run.openedAt + phase.fromMinutes * minute} endsAt={next === undefined ? null : page.run.openedAt + next.fromMinutes * minute} /></span>
              <span className="phase-done figures" data-all={done === of}>{done} of {of}<span className="unseen"> steps done</span></span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function PhaseClock({ page: { run }, startsAt, endsAt }: { readonly page: IncidentPage; readonly startsAt: Instant; readonly endsAt: Instant | null }) {
  const text = useIncidentTick((now) => {
    const at = run.resolvedAt ?? now;
    if (at < startsAt) return run.resolvedAt === null ? `in ${formatClock(startsAt - at)}` : 'not reached';
    if (endsAt !== null && at >= endsAt) return 'over';
    if (run.resolvedAt !== null) return 'ended here';
    return endsAt === null ? `${formatClock(at - startsAt)} in it` : `${formatClock(endsAt - at)} left`;
  });
  return <>{text}</>;
}
