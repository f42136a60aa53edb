import type { TrayView } from './tray-menu.ts';

/** What the icon says until the first facts are in: it stands in the tray before the rest of the program is loaded (T1). */
export const startingTray: TrayView = {
  icon: 'blind',
  tooltip: 'Watchkeeper\nBlind: Starting',
  menu: [
    { type: 'words', label: 'Blind: Starting' },
    { type: 'separator' },
    { type: 'command', label: 'Open Watchkeeper', command: { type: 'open-window' } },
    { type: 'command', label: 'Quit', command: { type: 'quit' } },
  ],
};
