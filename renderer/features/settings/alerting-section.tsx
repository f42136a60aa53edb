import { Button } from '../../components/button.tsx';
import { Said } from '../../components/said.tsx';
import { doAndTell } from '../../store/actions.ts';
import { useWatch } from '../../store/stores.ts';
import { AlertingSettings } from '../preferences/alerting-settings.tsx';
import { TestNotification } from '../preferences/test-notification.tsx';
import { PolicyQuote } from './policy-quote.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { SignOfLifeGroup } from './sign-of-life-group.tsx';
import { useSetting } from './use-setting.ts';

export function AlertingSection() {
  const setting = useSetting();
  return (
    <>
      <SettingsGroup title="How you are told" owner="you">
        {setting === null ? <p className="soft" role="status">Reading…</p> : <AlertingSettings {...setting} />}
        {setting?.problem == null ? null : <Said level="error">{setting.problem}</Said>}
        <TestNotification />
        <Prove />
      </SettingsGroup>
      <SignOfLifeGroup />
      <SettingsGroup title="What is loud, and when" owner="policy" lead="Repeats, working hours, and what waits for them. Load another file under Policy to change it.">
        <PolicyQuote section="alerting" label="Alerting in the policy" />
      </SettingsGroup>
    </>
  );
}

function Prove() {
  const running = useWatch(({ selfTest }) => selfTest?.running ?? false);
  return (
    <div className="setting">
      <div><span>Alert path</span><p className="soft">Notification, icon, sound, token, clock, keyring and backups: proved once a day, or now.</p></div>
      <Button aria-disabled={running} onClick={() => (running ? undefined : void doAndTell('selfTest.run', undefined))}>{running ? 'Proving…' : 'Prove now'}</Button>
    </div>
  );
}
