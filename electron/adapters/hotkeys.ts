import { globalShortcut } from 'electron';
import type { Hotkeys } from '../services/ports/hotkeys.ts';

/** Under Wayland programs are not told of keys that others get, whatever registering answers. */
export function createHotkeys(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Hotkeys {
  return {
    unavailable: () => (platform === 'linux' && (env['XDG_SESSION_TYPE'] === 'wayland' || (env['WAYLAND_DISPLAY'] ?? '') !== '')
      ? 'This desktop (Wayland) keeps keys from programs that do not have the focus. Use the tray, or the notification’s own buttons.' : null),
    register: (keys, run) => {
      try {
        return globalShortcut.register(keys, run);
      } catch {
        // Not a key that this system knows.
        return false;
      }
    },
    release: (keys) => globalShortcut.unregister(keys),
  };
}
