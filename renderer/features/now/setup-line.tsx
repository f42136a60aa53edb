import { Button } from '../../components/button.tsx';
import { setupSteps } from '../../../shared/model/setup-steps.ts';
import { askMain, tell } from '../../store/actions.ts';
import { useView, useWatch } from '../../store/stores.ts';

/** For who began with the first steps and did not come to their end: where they were, and the way to be done with it. */
export function SetupLine() {
  const step = useWatch(({ preferences }) => preferences?.setupStep ?? 0);
  const open = useView((view) => view.open);
  if (step === 0 || step >= setupSteps) return null;
  async function putAway(): Promise<void> {
    const reply = await askMain('preferences.set', { setupStep: setupSteps });
    if (reply.ok) tell('Put away. They are in Settings, About.');
    else tell(reply.problem.message, 'error');
  }
  return (
    <section className="setup-line" aria-label="First steps">
      <p>First steps: {step} of {setupSteps} behind you.</p>
      <Button onClick={() => open({ kind: 'setup' })}>Go on</Button>
      <Button look="quiet" onClick={() => void putAway()}>Put away</Button>
    </section>
  );
}
