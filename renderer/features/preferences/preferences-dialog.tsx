import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said, SaidOutcome } from '../../components/said.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { Outcome } from '../../../shared/model/outcome.ts';
import type { Preferences, PreferencesPatch } from '../../../shared/model/preferences.ts';
import { askMain } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { policySource } from '../policy/policy-words.ts';
import { usePolicy } from '../policy/use-policy.ts';
import { About } from './about.tsx';
import { DeferSettings } from './defer-settings.tsx';
import { GentleSettings } from './gentle-settings.tsx';
import { Toggle } from './toggle.tsx';

const themes = [{ value: 'system', label: 'System' }, { value: 'dark', label: 'Dark' }, { value: 'light', label: 'Light' }] as const;
const strips = [{ value: 'off', label: 'Off' }, { value: 'loud', label: 'While a SEV-1/2 is open' }, { value: 'always', label: 'Always' }] as const;
const sizes = ['0.8', '0.9', '1', '1.15', '1.3', '1.6'] as const;

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
        <About />
      </div>
    </Dialog>
  );
}

type SettingsProps = { readonly preferences: Preferences; readonly set: (patch: PreferencesPatch) => Promise<void> };

function Settings({ preferences, set }: SettingsProps) {
  const { theme, textScale, startAtLogin, sounds, watchStrip, deferWhile, gentleBreaks } = preferences;
  const singleKeys = useView((view) => view.singleKeys);
  const setSingleKeys = useView((view) => view.setSingleKeys);
  const size = sizes.reduce((nearest, candidate) => (Math.abs(Number(candidate) - textScale) < Math.abs(Number(nearest) - textScale) ? candidate : nearest));
  return (
    <>
      <div className="setting"><span>Theme</span><Segmented label="Theme" value={theme} options={themes} onChange={(chosen) => void set({ theme: chosen })} /></div>
      <div className="setting"><span>Text size</span><Segmented label="Text size" value={size} options={sizes.map((value) => ({ value, label: `${Math.round(Number(value) * 100)} %` }))} onChange={(chosen) => void set({ textScale: Number(chosen) })} /></div>
      <Toggle label="Start at login" hint="Watching begins when you log in, in the tray, without this window." on={startAtLogin} onChange={(on) => void set({ startAtLogin: on })} />
      <Toggle label="Sounds" hint="With incident notifications only, never more than one a minute for the same situation." on={sounds} onChange={(on) => void set({ sounds: on })} />
      <DeferSettings deferWhile={deferWhile} onChange={(next) => void set({ deferWhile: next })} />
      <div className="setting">
        <div><span>Watch strip</span><p className="soft">A small window above all others. It also comes when notifications fail while something waits.</p></div>
        <Segmented label="Watch strip" value={watchStrip} options={strips} onChange={(chosen) => void set({ watchStrip: chosen })} />
      </div>
      <GentleSettings wanted={gentleBreaks} onChange={(next) => void set({ gentleBreaks: next })} />
      <Toggle label="Single-key shortcuts" hint="Letters such as A or N, / and ?, without Ctrl or Command. Kept for this window." on={singleKeys} onChange={setSingleKeys} />
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

function TestNotification() {
  const [testing, setTesting] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  async function test(): Promise<void> {
    if (testing) return;
    setTesting(true);
    setOutcome(null);
    setOutcome(outcomeOf(await askMain('notification.test', undefined)));
    setTesting(false);
  }
  return (
    <div className="setting">
      <div>
        <span>Test notification</span>
        {outcome === null ? <p className="soft">Shows one and reports whether the system really showed it.</p> : <SaidOutcome outcome={outcome} />}
      </div>
      <Button aria-disabled={testing} onClick={() => void test()}>{testing ? 'Showing…' : 'Show one'}</Button>
    </div>
  );
}
