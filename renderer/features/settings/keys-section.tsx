import { useView } from '../../store/stores.ts';
import { Said } from '../../components/said.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { Toggle } from '../preferences/toggle.tsx';
import { commandKey } from '../shell/key-names.ts';
import { HotkeysGroup } from './hotkeys-group.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { ShortcutRows } from './shortcut-rows.tsx';
import { useSetting } from './use-setting.ts';

const fixed: readonly (readonly [keys: string, what: string])[] = [
  ['↑ ↓ Page Home End', 'Through lists; in the timeline and on Health from row to row'],
  ['1–9', 'Choose what to acknowledge; tick a step of an incident'],
  [`${commandKey} 1–9, 0`, 'The screens'],
  ['Enter, Space, Escape', 'Take, open, close'],
];

/** Every key in one place: those of every program, those of the window, and those that are as they are everywhere. */
export function KeysSection() {
  const setting = useSetting();
  const singleKeys = useView((view) => view.singleKeys);
  const setSingleKeys = useView((view) => view.setSingleKeys);
  if (setting === null) return <Waiting label="Reading your preferences" />;
  const { preferences, set, problem } = setting;
  const write = (own: Readonly<Record<string, string>>) => void set({ shortcuts: own });
  return (
    <>
      {problem === null ? null : <Said level="error">{problem}</Said>}
      <HotkeysGroup preferences={preferences} set={set} />
      <SettingsGroup title="In Watchkeeper" owner="you" lead="Letters work while nothing is typed. Labels beside buttons show the usual keys.">
        <Toggle label="Single keys" hint={`Letters, / and ? without ${commandKey}. Kept for this window.`} on={singleKeys} onChange={setSingleKeys} />
        <ShortcutRows group="everywhere" own={preferences.shortcuts} onChange={write} />
      </SettingsGroup>
      <SettingsGroup title="On the page of an incident" owner="you" lead="These go before the same letters of everywhere.">
        <ShortcutRows group="incident" own={preferences.shortcuts} onChange={write} />
      </SettingsGroup>
      <SettingsGroup title="As everywhere">
        <dl className="keys">{fixed.map(([keys, what]) => <div key={keys} className="about-row"><dt>{keys}</dt><dd>{what}</dd></div>)}</dl>
      </SettingsGroup>
    </>
  );
}
