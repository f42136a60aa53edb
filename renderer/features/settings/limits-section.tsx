import { Said } from '../../components/said.tsx';
import { GentleSettings } from '../preferences/gentle-settings.tsx';
import { PolicyQuote } from './policy-quote.tsx';
import { RestProfileSetting } from './rest-profile-setting.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { useSetting } from './use-setting.ts';

/** What a person may set for themselves, and what their team agreed on. */
export function LimitsSection() {
  const setting = useSetting();
  return (
    <>
      <SettingsGroup title="Suggestions in quiet hours" owner="you">
        {setting === null ? <p className="soft" role="status">Reading…</p> : <GentleSettings wanted={setting.preferences.gentleBreaks} onChange={(next) => void setting.set({ gentleBreaks: next })} />}
        {setting?.problem == null ? null : <Said level="error">{setting.problem}</Said>}
      </SettingsGroup>
      <SettingsGroup title="Whose rules of rest" owner="you" lead="The policy’s caps hold in any case; a law can only make them stricter.">
        {setting === null ? null : <RestProfileSetting chosen={setting.preferences.restProfile} onChange={(next) => void setting.set({ restProfile: next })} />}
      </SettingsGroup>
      <SettingsGroup title="Hours and rest" owner="policy" lead="Limits advise; none of them ever locks you out of an incident.">
        <PolicyQuote section="duty" label="Hours and rest in the policy" />
      </SettingsGroup>
      <SettingsGroup title="Breaks in long incidents" owner="policy"><PolicyQuote section="breaks" label="Breaks in the policy" /></SettingsGroup>
    </>
  );
}
