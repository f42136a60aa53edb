import { nativeImage, nativeTheme, type NativeImage } from 'electron';
import { join } from 'node:path';

export type TrayIconOptions = { readonly platform: NodeJS.Platform; readonly desktop: string; readonly folder: string };

/** These draw their panel dark whatever the theme is. */
const darkPanels = /gnome|unity|budgie|pantheon/i;

function panelIsDark({ platform, desktop }: TrayIconOptions): boolean {
  if (platform === 'linux' && darkPanels.test(desktop)) return true;
  // The window may be set to another theme than the system's: newer Electron knows the two apart.
  const system: unknown = Reflect.get(nativeTheme, 'shouldUseDarkColorsForSystemIntegratedUI');
  return typeof system === 'boolean' ? system : nativeTheme.shouldUseDarkColors;
}

/** The icon of a state for this system's panel. Electron finds the twice as dense one beside it by itself. */
export function loadTrayIcon(options: TrayIconOptions, name: string): NativeImage {
  const { platform, folder } = options;
  if (platform === 'darwin') {
    const image = nativeImage.createFromPath(join(folder, 'macos', `${name}Template.png`));
    image.setTemplateImage(true);
    return image;
  }
  const panel = panelIsDark(options) ? 'dark' : 'light';
  return nativeImage.createFromPath(join(folder, `${platform === 'win32' ? 'windows' : 'linux'}-${panel}`, `${name}.png`));
}
