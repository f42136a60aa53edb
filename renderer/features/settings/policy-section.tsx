import { PolicyPanel } from '../policy/policy-panel.tsx';
import { SettingsGroup } from './settings-group.tsx';

export function PolicySection() {
  return <SettingsGroup title="The policy in force" owner="policy"><PolicyPanel /></SettingsGroup>;
}
