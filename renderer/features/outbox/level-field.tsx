import { useId } from 'react';
import { TextField } from '../../components/field.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import type { IncidentChoices } from '../../../shared/model/pagerduty-choices.ts';

type LevelFieldProps = { readonly level: string; readonly levels: IncidentChoices['levels']; readonly onLevel: (level: string) => void; readonly problem?: string | undefined };

/** PagerDuty does not say at which level an incident is: the person picks one of its policy's. */
export function LevelField({ level, levels, onLevel, problem }: LevelFieldProps) {
  const name = useId();
  if (levels.length === 0) return <TextField label="Level" data-first="" inputMode="numeric" value={level} onText={onLevel} problem={problem} hint="1 to 20, as in its escalation policy." />;
  return (
    <fieldset className="options">
      <legend className="group-title">Level of its escalation policy</legend>
      {levels.map((rule) => (
        <label key={rule.level}>
          <input type="radio" name={name} checked={level === String(rule.level)} onChange={() => onLevel(String(rule.level))} />
          <span className="figures">Level {rule.level}</span>
          <OutsideText text={rule.targets.join(', ')} fallback="nobody" />
        </label>
      ))}
    </fieldset>
  );
}
