import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { setupSteps } from '../../../shared/model/setup-steps.ts';

export type StepFrame = { readonly step: number; readonly onBack: (() => void) | null; readonly onNext: () => void };

type StepFootProps = StepFrame & {
  /** Nothing of this step was done yet. */
  readonly skips: boolean;
  /** What the main button does instead of only going on. */
  readonly primary?: ReactNode;
};

/** Back, skip or go on: the same at every step. */
export function StepFoot({ step, onBack, onNext, skips, primary }: StepFootProps) {
  const last = step === setupSteps - 1;
  const word = last ? 'Finish' : skips ? 'Skip' : 'Next';
  return (
    <footer className="dialog-foot">
      <div className="form-actions form-end">
        {onBack === null ? null : <Button onClick={onBack}>Back</Button>}
        <Button look={primary === undefined && !skips ? 'primary' : 'plain'} onClick={onNext}>{word}</Button>
        {primary}
      </div>
    </footer>
  );
}
