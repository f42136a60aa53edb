import { Segmented } from '../../components/segmented.tsx';
import type { Preferences, PreferencesPatch } from '../../../shared/model/preferences.ts';

const themes = [{ value: 'system', label: 'System' }, { value: 'dark', label: 'Dark' }, { value: 'light', label: 'Light' }] as const;
const sizes = ['0.8', '0.9', '1', '1.15', '1.3', '1.6'] as const;

type SettingsProps = { readonly preferences: Preferences; readonly set: (patch: PreferencesPatch) => Promise<void> };

export function AppearanceSettings({ preferences: { theme, textScale }, set }: SettingsProps) {
  const size = sizes.reduce((nearest, candidate) => (Math.abs(Number(candidate) - textScale) < Math.abs(Number(nearest) - textScale) ? candidate : nearest));
  return (
    <>
      <div className="setting"><span>Theme</span><Segmented label="Theme" value={theme} options={themes} onChange={(chosen) => void set({ theme: chosen })} /></div>
      <div className="setting"><span>Text size</span><Segmented label="Text size" value={size} options={sizes.map((value) => ({ value, label: `${Math.round(Number(value) * 100)} %` }))} onChange={(chosen) => void set({ textScale: Number(chosen) })} /></div>
    </>
  );
}
