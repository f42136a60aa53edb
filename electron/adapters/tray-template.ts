import type { MenuItemConstructorOptions } from 'electron';
import type { TrayCommand, TrayMenuItem } from '../../shared/domain/tray-menu.ts';

/** An ampersand would underline the next letter. */
function label(text: string): string {
  return text.replaceAll('&', '&&');
}

/** Electron's form of a menu. */
export function menuTemplate(items: readonly TrayMenuItem[], run: (command: TrayCommand) => void): MenuItemConstructorOptions[] {
  return items.map((item): MenuItemConstructorOptions => {
    if (item.type === 'separator') return { type: 'separator' };
    if (item.type === 'words') return { label: label(item.label), enabled: false };
    if (item.type === 'group') return { label: label(item.label), submenu: menuTemplate(item.items, run) };
    const { command } = item;
    return { label: label(item.label), click: () => run(command) };
  });
}
