import { Segmented } from '../../components/segmented.tsx';
import type { ActFormState } from './act-request.ts';
import { Finder } from './finder.tsx';

const targets = [{ value: 'users', label: 'A person' }, { value: 'escalation_policies', label: 'An escalation policy' }] as const;

type ReassignFieldsProps = { readonly form: ActFormState; readonly onChange: (part: Partial<ActFormState>) => void };

export function ReassignFields({ form: { to, chosen }, onChange }: ReassignFieldsProps) {
  return (
    <>
      <div className="setting"><span>To</span><Segmented label="To whom" value={to} options={targets} onChange={(next) => onChange({ to: next, chosen: null })} /></div>
      <Finder key={to} label={to === 'users' ? 'Person' : 'Escalation policy'} what={to} chosen={chosen} onChoose={(found) => onChange({ chosen: found })} />
      <p className="soft">{to === 'users' ? 'It stays with this person: PagerDuty does not escalate it by itself any more.' : 'It begins at the policy’s first level.'}</p>
    </>
  );
}
