import { TestNotification } from '../preferences/test-notification.tsx';
import { Toggle } from '../preferences/toggle.tsx';
import type { Setting } from '../settings/use-setting.ts';
import { StepFoot, type StepFrame } from './step-foot.tsx';

/** A real notification, because a setting that says "on" proves nothing. */
export function ToldStep({ setting: { preferences, set }, ...frame }: StepFrame & { readonly setting: Setting }) {
  return (
    <>
      <div className="dialog-body">
        <p>An alert is a notification of this desktop, with the icon in the tray beside it. See now whether one reaches you; Watchkeeper proves it once a day by itself.</p>
        <TestNotification />
        <Toggle label="Start at login" hint="Watching begins when you log in, in the tray, without this window." on={preferences.startAtLogin} onChange={(on) => void set({ startAtLogin: on })} />
        <Toggle label="Sounds" hint="With incident notifications only, never more than one a minute for the same situation." on={preferences.sounds} onChange={(on) => void set({ sounds: on })} />
        <Toggle label="Watch strip" hint="A small window above all others while a SEV-1/2 is open: the second way, should notifications fail." on={preferences.watchStrip !== 'off'} onChange={(on) => void set({ watchStrip: on ? 'loud' : 'off' })} />
      </div>
      <StepFoot {...frame} skips={false} />
    </>
  );
}
