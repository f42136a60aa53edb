import { useEffect, useState, type KeyboardEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { hotkeyActs, type HotkeyAct, type HotkeysState } from '../../../shared/model/hotkey.ts';
import type { Preferences, PreferencesPatch } from '../../../shared/model/preferences.ts';
import { askMain } from '../../store/actions.ts';
import { api } from '../../store/stores.ts';
import { acceleratorOf } from './accelerator.ts';
import { acceleratorWords } from '../shell/key-names.ts';
import { SettingsGroup } from './settings-group.tsx';

const words: Readonly<Record<HotkeyAct, { readonly label: string; readonly hint: string }>> = {
  acknowledge: { label: 'Acknowledge', hint: 'The most pressing situation that waits, at once. A notification says which it was.' },
  note: { label: 'Note', hint: 'Opens a small box for a note on the most pressing incident.' },
};

type HotkeysGroupProps = { readonly preferences: Preferences; readonly set: (patch: PreferencesPatch) => Promise<void> };

/** Keys that act whatever program has the focus; none unless somebody wants them, and whether the system really gave them. */
export function HotkeysGroup({ preferences: { hotkeys }, set }: HotkeysGroupProps) {
  const [state, setState] = useState<HotkeysState | null>(null);
  useEffect(() => {
    let left = false;
    const stop = api.on('hotkeys.changed', setState);
    void askMain('hotkeys.state', undefined).then((reply) => (reply.ok && !left ? setState(reply.value) : undefined));
    return () => {
      left = true;
      stop();
    };
  }, []);
  return (
    <SettingsGroup title="In every program" owner="you" lead="Off unless you choose keys here. The system gives keys to one program only: those that another one has do nothing in Watchkeeper, and that is said below them. Nobody is told when another program takes them later: try them now and then.">
      {hotkeyActs.map((act) => <HotkeyRow key={act} act={act} keys={hotkeys[act]} state={state} onKeys={(keys) => void set({ hotkeys: { ...hotkeys, [act]: keys } })} />)}
    </SettingsGroup>
  );
}

type HotkeyRowProps = { readonly act: HotkeyAct; readonly keys: string | null; readonly state: HotkeysState | null; readonly onKeys: (keys: string | null) => void };

function HotkeyRow({ act, keys, state, onKeys }: HotkeyRowProps) {
  const [listening, setListening] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { label, hint } = words[act];
  function press(event: KeyboardEvent): void {
    if (!listening || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setListening(false);
    const found = acceleratorOf(event.nativeEvent);
    if (found === null) return;
    if (found.keys === null) return setFault(found.why);
    setListening(false);
    setFault(null);
    onKeys(found.keys);
  }
  const held = state?.[act];
  return (
    <>
      <div className="setting">
        <div><span>{label}</span><p className="soft">{hint}</p></div>
        <div className="form-actions">
          {keys === null ? null : <Button look="quiet" aria-label={`No key for: ${label}`} onClick={() => onKeys(null)}>None</Button>}
          <Button aria-label={listening ? `Press the keys for: ${label}. Escape leaves it.` : `${keys === null ? 'None' : acceleratorWords(keys)}. Choose keys for: ${label}`} onClick={() => setListening(!listening)} onBlur={() => setListening(false)} onKeyDown={press}>
            {listening ? 'Press the keys…' : keys === null ? 'Choose keys…' : <kbd>{acceleratorWords(keys)}</kbd>}
          </Button>
        </div>
      </div>
      {listening && fault !== null ? <Said level="warning">{fault}</Said> : null}
      {keys !== null && held?.state === 'on' && held.keys === keys ? <p className="soft">The system gave {acceleratorWords(keys)} to Watchkeeper.</p> : null}
      {held?.state === 'refused' ? <Said level="warning">{label}: <OutsideWords text={held.why} /></Said> : null}
    </>
  );
}
