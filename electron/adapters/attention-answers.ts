import { z } from 'zod';
import type { AttentionAnswer } from '../../shared/model/attention.ts';

/** What other programs print, read strictly: anything else than what is documented is no answer (null or unknown), never a yes. */

const yes: AttentionAnswer = { says: 'yes' };
const no: AttentionAnswer = { says: 'no' };
const unknown = (why: string): AttentionAnswer => ({ says: 'unknown', why });

/** `xprop -root _NET_ACTIVE_WINDOW` (EWMH): the id as xprop takes it, `none` when no window is in front, null when nobody tells. */
export function readActiveWindow(printed: string): string | null {
  const [, id] = /^_NET_ACTIVE_WINDOW\(WINDOW\): window id # (0x[0-9a-f]{1,8})(?:, 0x0)?$/m.exec(printed) ?? [];
  if (id === undefined) return null;
  return Number(id) === 0 ? 'none' : id;
}

/**
 * `xprop -id … _NET_WM_PID _NET_WM_STATE` (EWMH). A window of our own process does not count. Other programs write these
 * properties: only the first line of each is read, and only the whole name of the state counts.
 */
export function readWindowState(printed: string, ownProcess: number): AttentionAnswer {
  const [, process] = /^_NET_WM_PID\(CARDINAL\) = (\d{1,10})$/m.exec(printed) ?? [];
  const [, states] = /^_NET_WM_STATE\(ATOM\) = (.*)$/m.exec(printed) ?? [];
  if (states === undefined) return no;
  return states.split(', ').includes('_NET_WM_STATE_FULLSCREEN') && Number(process) !== ownProcess ? yes : no;
}

/** `gsettings get org.gnome.desktop.notifications show-banners`. */
export function readShowBanners(printed: string): AttentionAnswer {
  const said = printed.trim();
  if (said === 'false') return yes;
  return said === 'true' ? no : unknown('GNOME gave no answer that can be read about do not disturb.');
}

const PipeWireNode = z.object({
  type: z.literal('PipeWire:Interface:Node'),
  info: z.object({ state: z.string(), props: z.record(z.string(), z.unknown()) }),
});

/** Screen casts of GNOME and Plasma are streams of the compositor, those of other portals sources that are no camera. */
function isScreenCast({ info: { state, props } }: z.infer<typeof PipeWireNode>): boolean {
  if (state !== 'running') return false;
  const isCamera = props['media.role'] === 'Camera' || props['device.api'] !== undefined || props['device.id'] !== undefined;
  return props['media.class'] === 'Stream/Output/Video' || props['media.class'] === 'Video/Source' ? !isCamera : false;
}

/** `pw-dump`: whether somebody receives pictures of the screen. null when what it printed cannot be read. */
export function readScreenCasts(printed: string): boolean | null {
  try {
    const dump: unknown = JSON.parse(printed);
    if (!Array.isArray(dump)) return null;
    return dump.some((object) => {
      const node = PipeWireNode.safeParse(object);
      return node.success && isScreenCast(node.data);
    });
  } catch {
    return null;
  }
}

/** QUERY_USER_NOTIFICATION_STATE of shellapi.h, the numbers that matter here. */
const windowsStates = { busy: 2, fullScreenDirect3d: 3, presentation: 4, quietTime: 6 } as const;

/** The number that SHQueryUserNotificationState gives; null when it is none. */
export function readNotificationState(printed: string): number | null {
  const said = printed.trim();
  return /^[1-7]$/.test(said) ? Number(said) : null;
}

/** `ownWindowFills`: the window that fills the screen is ours, which the number does not tell. */
export function fullScreenOf(state: number | null, ownWindowFills: boolean): AttentionAnswer {
  if (state === null) return unknown('Windows gave no answer that can be read.');
  return (state === windowsStates.busy || state === windowsStates.fullScreenDirect3d) && !ownWindowFills ? yes : no;
}

/** The first hour of a new account counts as well: only what is critical should be shown then. */
export function doNotDisturbOf(state: number | null): AttentionAnswer {
  if (state === null) return unknown('Windows gave no answer that can be read.');
  if (state === windowsStates.presentation || state === windowsStates.quietTime) return yes;
  return unknown('Windows tells of its presentation settings, which are off, but not of do not disturb itself.');
}
