import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../../electron/adapters/tray-template.ts';
import type { TrayCommand } from '../../../../shared/domain/tray-menu.ts';

describe('the menu for Electron', () => {
  it('keeps order and groups, lets words only be read, and runs the command of the line that was clicked', () => {
    const ran: TrayCommand[] = [];
    const items = menuTemplate(
      [
        { type: 'words', label: 'Calm' },
        { type: 'separator' },
        { type: 'group', label: 'R&D_down', items: [{ type: 'command', label: 'Acknowledge', command: { type: 'acknowledge', id: 'x' } }] },
        { type: 'command', label: 'Quit', command: { type: 'quit' } },
      ],
      (command) => ran.push(command),
    );
    expect(items.map(({ label, type, enabled }) => [label, type, enabled])).toEqual([
      ['Calm', undefined, false],
      [undefined, 'separator', undefined],
      ['R&&D_down', undefined, undefined],
      ['Quit', undefined, undefined],
    ]);
    const [acknowledge] = (items[2]?.submenu ?? []) as { label: string; click: () => void }[];
    acknowledge?.click();
    expect(acknowledge?.label).toBe('Acknowledge');
    expect(ran).toEqual([{ type: 'acknowledge', id: 'x' }]);
  });
});
