import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import type { Preferences, PreferencesPatch } from '../../../shared/model/preferences.ts';
import { askMain } from '../../store/actions.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { policySource } from '../policy/policy-words.ts';
import { usePolicy } from '../policy/use-policy.ts';
import { About } from './about.tsx';
import { AlertingSettings } from './alerting-settings.tsx';
import { AppearanceSettings } from './appearance-settings.tsx';
import { GentleSettings } from './gentle-settings.tsx';
import { TestNotification } from './test-notification.tsx';
import { Toggle } from './toggle.tsx';
import { commandKey } from '../shell/key-names.ts';

/** What is changed now and then, at hand from every screen; all else stands on the screen with the settings. */
export function PreferencesDialog() {
  const preferences = useWatch((watch) => watch.preferences);
  const close = useView((view) => view.close);
  const [problem, setProblem] = useState<string | null>(null);
  async function set(patch: PreferencesPatch): Promise<void> {
    const reply = await askMain('preferences.set', patch);
    setProblem(reply.ok ? null : reply.problem.message);
  }
  return (
    <Dialog title="Preferences" onClose={close}>
      <div className="dialog-body preferences">
        {problem === null ? null : <Said level="error">{problem}</Said>}
        {preferences === null ? <p className="soft">The preferences have not been read yet.</p> : <Settings preferences={preferences} set={set} />}
        <TestNotification />
        <PolicyRow />
        <AllSettings />
        <About />
      </div>
    </Dialog>
  );
}

type SettingsProps = { readonly preferences: Preferences; readonly set: (patch: PreferencesPatch) => Promise<void> };

function Settings({ preferences, set }: SettingsProps) {
  const singleKeys = useView((view) => view.singleKeys);
  const setSingleKeys = useView((view) => view.setSingleKeys);
  return (
    <>
      <AppearanceSettings preferences={preferences} set={set} />
      <AlertingSettings preferences={preferences} set={set} />
      <GentleSettings wanted={preferences.gentleBreaks} onChange={(next) => void set({ gentleBreaks: next })} />
      <Toggle label="Single-key shortcuts" hint={`Letters such as A or N, / and ?, without ${commandKey}. Kept for this window.`} on={singleKeys} onChange={setSingleKeys} />
    </>
  );
}

function PolicyRow() {
  const open = useView((view) => view.open);
  const status = usePolicy();
  return (
    <div className="setting">
      <div>
        <span>Policy</span>
        <p className="soft">{status === null ? 'What your team decided, as one file.' : <><OutsideWords text={status.team} />: <OutsideWords text={policySource(status)} />{status.attempt === null ? '' : '. The last file was not loaded.'}</>}</p>
      </div>
      <Button onClick={() => open({ kind: 'policy' })}>Policy…</Button>
    </div>
  );
}

function AllSettings() {
  const go = useView((view) => view.go);
  return (
    <div className="setting">
      <div><span>All settings</span><p className="soft">Connections, keys, backups and restore, diagnostics.</p></div>
      <Button onClick={() => go('settings')}>Settings</Button>
    </div>
  );
}
