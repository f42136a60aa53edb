import { X } from 'lucide-react';
import { IconButton } from '../../components/button.tsx';
import { SelectField } from '../../components/field.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { useWatch } from '../../store/stores.ts';

const nothing = '';

type ChosenChecksProps = {
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly chosen: readonly string[];
  /** The one that cannot be chosen; null: any can. */
  readonly except: string | null;
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Some checks, chosen one by one. */
export function ChosenChecks({ label, hint, problem, chosen, except, onChange }: ChosenChecksProps) {
  const checks = useWatch((watch) => watch.checks) ?? [];
  const names = new Map(checks.map(({ check }) => [check.id, check.name]));
  const free = checks.filter(({ check }) => check.id !== except && check.origin !== 'demo' && !chosen.includes(check.id));
  const options = [{ value: nothing, label: free.length === 0 ? 'No other checks' : 'Choose a check…' }, ...free.map(({ check }) => ({ value: check.id, label: check.name }))];
  return (
    <>
      <SelectField wide label={label} hint={hint} problem={problem} value={nothing} options={options} onChoose={(id) => (id === nothing ? undefined : onChange([...chosen, id]))} />
      {chosen.length === 0 ? null : (
        <ul className="chosen" aria-label={label}>
          {chosen.map((id) => (
            <li key={id}>
              <OutsideText text={names.get(id) ?? id} />
              <IconButton icon={X} label={`Remove ${names.get(id) ?? id}`} onClick={() => onChange(chosen.filter((each) => each !== id))} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
