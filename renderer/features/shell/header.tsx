import { Keyboard, Moon, Search, Settings2, Sun, SunMoon } from 'lucide-react';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/button.tsx';
import { askMain, tell } from '../../store/actions.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { OutboxChip } from '../outbox/outbox-chip.tsx';
import { BlindChip } from './blind-chip.tsx';
import { ConnectionChip } from './connection-chip.tsx';
import { DueChip } from './due-chip.tsx';
import { DutyChip } from './duty-chip.tsx';
import { FreshnessChips } from './freshness-chips.tsx';
import { OnCallChip } from './on-call-chip.tsx';
import { commandKey } from './key-names.ts';
import { screenNames } from './screen-names.ts';

export function Header() {
  const screen = useView((view) => view.screen);
  const open = useView((view) => view.open);
  return (
    <header className="header">
      <h1>{screenNames[screen].label}</h1>
      <DueChip />
      <OnCallChip />
      <DutyChip />
      <BlindChip />
      <FreshnessChips />
      <div className="header-end">
        <OutboxChip />
        <ConnectionChip />
        <button type="button" className="button palette-button" onClick={() => open({ kind: 'palette' })}>
          <Icon of={Search} small />
          <span>Commands</span>
          <kbd>{commandKey} K</kbd>
        </button>
        <span className="header-theme"><ThemeButton /></span>
        <IconButton icon={Keyboard} label="Keyboard shortcuts" onClick={() => open({ kind: 'shortcuts' })} />
        <IconButton icon={Settings2} label="Preferences" onClick={() => open({ kind: 'preferences' })} />
      </div>
    </header>
  );
}

const themes = ['system', 'dark', 'light'] as const;
const themeIcons = { system: SunMoon, dark: Moon, light: Sun } as const;

export async function setTheme(theme: (typeof themes)[number]): Promise<void> {
  const reply = await askMain('preferences.set', { theme });
  if (!reply.ok) tell(reply.problem.message, 'error');
}

function ThemeButton() {
  const theme = useWatch(({ preferences }) => preferences?.theme ?? 'system');
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return <IconButton icon={themeIcons[theme]} label={`Theme: ${theme}. Switch to ${next}`} onClick={() => void setTheme(next)} />;
}
