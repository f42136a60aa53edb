import { TextField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { Segmented } from '../../components/segmented.tsx';

const presets = [{ value: '15', label: '15 min' }, { value: '30', label: '30 min' }, { value: '60', label: '1 h' }, { value: '240', label: '4 h' }, { value: '480', label: '8 h' }, { value: '1440', label: '24 h' }] as const;

type SnoozeFieldsProps = { readonly minutes: string; readonly onMinutes: (minutes: string) => void; readonly acknowledgesFirst: boolean; readonly problem?: string | undefined };

export function SnoozeFields({ minutes, onMinutes, acknowledgesFirst, problem }: SnoozeFieldsProps) {
  return (
    <>
      <div className="setting"><span>For</span><Segmented label="How long" value={minutes} options={presets} onChange={onMinutes} /></div>
      <TextField label="Minutes" data-first="" inputMode="numeric" value={minutes} onText={onMinutes} problem={problem} hint="1 to 10080 (seven days). Then it triggers again." />
      {acknowledgesFirst ? <Said level="info">It is not acknowledged yet: that is done first, then it is snoozed.</Said> : null}
    </>
  );
}
