import { useEffect, useRef, useState } from 'react';
import './setup.css';
import { Dialog } from '../../components/dialog.tsx';
import { Said } from '../../components/said.tsx';
import { setupSteps } from '../../../shared/model/setup-steps.ts';
import { useView } from '../../store/stores.ts';
import { useSetting, type Setting } from '../settings/use-setting.ts';
import { CheckStep } from './check-step.tsx';
import { PagerDutyStep } from './pagerduty-step.tsx';
import { ToldStep } from './told-step.tsx';
import { WhoStep } from './who-step.tsx';

const titles = ['Who you are', 'PagerDuty', 'A first check', 'How you are told'] as const;

/** The first steps: four at most, each can be skipped, and what was done stays done when the dialog is closed. */
export function SetupDialog() {
  const close = useView((view) => view.close);
  const setting = useSetting();
  return (
    <Dialog title="First steps" onClose={close}>
      {setting === null ? <p className="dialog-body soft" role="status">Reading…</p> : <Steps setting={setting} onClose={close} />}
    </Dialog>
  );
}

function Steps({ setting, onClose }: { readonly setting: Setting; readonly onClose: () => void }) {
  const { setupStep } = setting.preferences;
  const [step, setStep] = useState(setupStep >= setupSteps ? 0 : setupStep);
  const steps = useRef<HTMLOListElement>(null);
  // The keyboard goes on where the step begins.
  useEffect(() => {
    const dialog = steps.current?.closest('dialog');
    (dialog?.querySelector<HTMLElement>('[data-first]') ?? dialog?.querySelector<HTMLElement>('.dialog-body button'))?.focus();
  }, [step]);
  async function next(): Promise<void> {
    await setting.set({ setupStep: Math.max(setupStep, step + 1) });
    if (step + 1 < setupSteps) setStep(step + 1);
    else onClose();
  }
  const frame = { step, onBack: step === 0 ? null : () => setStep(step - 1), onNext: () => void next() };
  return (
    <>
      <ol ref={steps} className="setup-steps" aria-label="Steps">
        {titles.map((title, index) => <li key={title} aria-current={index === step ? 'step' : undefined} data-done={index < setupStep}><span className="figures">{index + 1}</span> {title}{index < setupStep ? <span className="unseen"> (done or skipped)</span> : null}</li>)}
      </ol>
      {setting.problem === null ? null : <Said level="error">{setting.problem}</Said>}
      {step === 0 ? <WhoStep key="who" setting={setting} {...frame} /> : null}
      {step === 1 ? <PagerDutyStep key="pagerduty" {...frame} /> : null}
      {step === 2 ? <CheckStep key="check" {...frame} /> : null}
      {step === 3 ? <ToldStep key="told" setting={setting} {...frame} /> : null}
    </>
  );
}
