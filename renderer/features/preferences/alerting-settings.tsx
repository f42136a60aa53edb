import { Segmented } from '../../components/segmented.tsx';
import type { Preferences, PreferencesPatch } from '../../../shared/model/preferences.ts';
import { DeferSettings } from './defer-settings.tsx';
import { Toggle } from './toggle.tsx';

const strips = [{ value: 'off', label: 'Off' }, { value: 'loud', label: 'While a SEV-1/2 is open' }, { value: 'always', label: 'Always' }] as const;

type SettingsProps = { readonly preferences: Preferences; readonly set: (patch: PreferencesPatch) => Promise<void> };

export function AlertingSettings({ preferences: { startAtLogin, sounds, watchStrip, deferWhile }, set }: SettingsProps) {
  return (
    <>
      <Toggle label="Start at login" hint="Watching begins when you log in, in the tray, without this window." on={startAtLogin} onChange={(on) => void set({ startAtLogin: on })} />
      <Toggle label="Sounds" hint="With incident notifications only, never more than one a minute for the same situation." on={sounds} onChange={(on) => void set({ sounds: on })} />
      <DeferSettings deferWhile={deferWhile} onChange={(next) => void set({ deferWhile: next })} />
      <div className="setting">
        <div><span>Watch strip</span><p className="soft">A small window above all others. It also comes when notifications fail while something waits.</p></div>
        <Segmented label="Watch strip" value={watchStrip} options={strips} onChange={(chosen) => void set({ watchStrip: chosen })} />
      </div>
    </>
  );
}
