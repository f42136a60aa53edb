import { useId } from 'react';
import { gentleBreaks, type GentleBreak } from '../../../shared/model/gentle-break.ts';
import { Toggle } from './toggle.tsx';

const words: Readonly<Record<GentleBreak, { readonly label: string; readonly hint: string }>> = {
  meal: { label: 'Suggest meals', hint: 'Once, after five hours at the keys without a pause.' },
  movement: { label: 'Suggest to stand up', hint: 'Once an hour at the keys.' },
  eyes: { label: 'Suggest to rest the eyes', hint: 'Every 20 minutes at the keys.' },
};

type GentleSettingsProps = { readonly wanted: readonly GentleBreak[]; readonly onChange: (wanted: GentleBreak[]) => void };

/** Breaks in normal operation: while on duty with nothing open, quietly, and only where somebody wants them. */
export function GentleSettings({ wanted, onChange }: GentleSettingsProps) {
  const choose = (kind: GentleBreak, on: boolean) => onChange(gentleBreaks.filter((one) => (one === kind ? on : wanted.includes(one))));
  const title = useId();
  return (
    <div role="group" aria-labelledby={title} className="settings-group">
      <p className="settings-lead"><span id={title}>Breaks on duty</span> <span className="soft">While nothing is open, quietly. In incidents breaks follow the policy.</span></p>
      {gentleBreaks.map((kind) => <Toggle key={kind} label={words[kind].label} hint={words[kind].hint} on={wanted.includes(kind)} onChange={(on) => choose(kind, on)} />)}
    </div>
  );
}
