import { Said } from '../../components/said.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { AppearanceSettings } from '../preferences/appearance-settings.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { useSetting } from './use-setting.ts';

const hours = [{ value: '24', label: '14:03' }, { value: '12', label: '2:03 pm' }] as const;

export function AppearanceSection() {
  const setting = useSetting();
  if (setting === null) return <Waiting label="Reading your preferences" />;
  const { preferences, set, problem } = setting;
  return (
    <SettingsGroup title="This window" owner="you">
      <AppearanceSettings {...setting} />
      <div className="setting">
        <div><span>Time of day</span><p className="soft">In this window. What others read, files and fields keep 24 hours and name the zone.</p></div>
        <Segmented label="Time of day" value={preferences.hours} options={hours} onChange={(chosen) => void set({ hours: chosen })} />
      </div>
      <div className="setting"><div><span>Motion</span><p className="soft">Nothing here moves or fades by itself, whatever the system prefers.</p></div></div>
      {problem === null ? null : <Said level="error">{problem}</Said>}
    </SettingsGroup>
  );
}
