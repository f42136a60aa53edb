import type { PartProps } from './check-fields.tsx';
import { ChosenChecks } from './chosen-checks.tsx';
import { messageFor } from './parse-draft.ts';

/** What this check stands on (A5). */
export function DependencyField({ id, form, fields, change }: PartProps) {
  return (
    <ChosenChecks
      label="Depends on" chosen={form.dependsOn} except={id} problem={messageFor(fields, 'dependsOn')} onChange={(dependsOn) => change({ dependsOn: [...dependsOn] })}
      hint="While one of these is down, this check being down is its consequence: probed and shown, but no alert of its own."
    />
  );
}
