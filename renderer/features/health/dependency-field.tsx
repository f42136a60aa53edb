import { X } from 'lucide-react';
import { IconButton } from '../../components/button.tsx';
import { SelectField } from '../../components/field.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { useWatch } from '../../store/stores.ts';
import type { PartProps } from './check-fields.tsx';
import { messageFor } from './parse-draft.ts';

const nothing = '';

/** What this check stands on (A5): chosen one by one from the other checks. */
export function DependencyField({ id, form, fields, change }: PartProps) {
  const checks = useWatch((watch) => watch.checks) ?? [];
  const others = checks.map(({ check }) => check).filter((check) => check.id !== id && check.origin !== 'demo');
  const nameOf = (other: string) => others.find((check) => check.id === other)?.name ?? other;
  const free = others.filter((check) => !form.dependsOn.includes(check.id));
  const options = [{ value: nothing, label: free.length === 0 ? 'No other checks' : 'Choose a check…' }, ...free.map((check) => ({ value: check.id, label: check.name }))];
  const choose = (chosen: string) => change({ dependsOn: chosen === nothing ? form.dependsOn : [...form.dependsOn, chosen] });
  return (
    <>
      <SelectField
        wide label="Depends on" value={nothing} options={options} onChoose={choose} problem={messageFor(fields, 'dependsOn')}
        hint="While one of these is down, this check being down is its consequence: still probed and shown, no alert of its own."
      />
      {form.dependsOn.length === 0 ? null : (
        <ul className="chosen" aria-label="Depends on">
          {form.dependsOn.map((other) => (
            <li key={other}>
              <OutsideText text={nameOf(other)} />
              <IconButton icon={X} label={`No longer depends on ${nameOf(other)}`} onClick={() => change({ dependsOn: form.dependsOn.filter((each) => each !== other) })} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
