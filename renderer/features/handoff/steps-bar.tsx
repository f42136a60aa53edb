import { Button } from '../../components/button.tsx';
import { Shape, type ShapeName } from '../../components/shape.tsx';
import { formatClock, formatDuration } from '../../../shared/domain/format-duration.ts';
import { formatMinute, formatNear, zoneName } from '../../../shared/domain/format-time.ts';
import type { HandoffNow, HandoffStepView } from '../../../shared/model/handoff-view.ts';
import type { HandoffStep } from '../../../shared/model/handoff.ts';
import { hour } from '../../../shared/time/duration.ts';
import { useMinute, useTick } from '../../store/stores.ts';

export const stepWords: Readonly<Record<HandoffStep, { readonly name: string; readonly when: string; readonly act: string }>> = {
  compile: { name: 'Compile', when: 'T-30', act: 'Compile' },
  meet: { name: 'Meet', when: 'T-15', act: 'We met' },
  transfer: { name: 'Transfer', when: 'T', act: 'Give it' },
  verify: { name: 'Verify', when: 'T+15', act: 'Verify' },
};

const shapes: Readonly<Record<HandoffStepView['state'], ShapeName>> = { done: 'up', 'done-late': 'up', ahead: 'hollow', now: 'pending', late: 'down' };
const states: Readonly<Record<HandoffStepView['state'], string>> = { done: 'done', 'done-late': 'done late', ahead: 'ahead', now: 'now', late: 'late' };

type StepsBarProps = { readonly now: HandoffNow; readonly onStep: ((step: HandoffStep) => void) | null };

/** The four timed steps with the clock of the next one (C26): how long until it is due, or for how long it has been. */
export function StepsBar({ now: { steps, next, zone }, onStep }: StepsBarProps) {
  return (
    <ol className="handoff-steps" aria-label="Steps of the handoff">
      {steps.map((step) => {
        const { name, when, act } = stepWords[step.step];
        const current = next?.step === step.step;
        return (
          <li key={step.step} className="handoff-step" data-state={step.state} aria-current={current ? 'step' : undefined}>
            <Shape name={shapes[step.state]} />
            <span className="handoff-step-words">
              <strong>{name} <span className="handoff-step-when figures">{when}</span></strong>
              <span className="handoff-step-state figures">{step.doneAt === null ? <>{formatMinute(step.dueAt, zone)}{current ? <> · <StepClock step={step} /></> : ` · ${states[step.state]}`}</> : `${states[step.state]} ${formatMinute(step.doneAt, zone)}`}</span>
            </span>
            {current && onStep !== null ? <Button look={step.state === 'ahead' ? 'plain' : 'primary'} onClick={() => onStep(step.step)}>{act}</Button> : null}
          </li>
        );
      })}
    </ol>
  );
}

/** `in 12:04`, `4 min late`: minutes by the clock, hours in words. */
function StepClock({ step: { dueAt, step } }: { readonly step: HandoffStepView }) {
  const text = useTick((now) => (dueAt - now > hour ? `in ${formatDuration(dueAt - now)}` : dueAt >= now ? `in ${formatClock(dueAt - now)}` : `${formatDuration(now - dueAt)} ago`));
  return <span role="timer" aria-live="off" aria-label={`${stepWords[step].name}: ${text}`}>{text}</span>;
}

/** When the shift ends, or when it was handed over, with the zone. */
export function ShiftEnd({ until, zone }: { readonly until: number; readonly zone: string }) {
  const now = useMinute();
  return <span className="figures">{formatNear(until, now, zone)} {zoneName(until, zone)}</span>;
}
