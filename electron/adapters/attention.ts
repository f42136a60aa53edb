import { execFile } from 'node:child_process';
import type { AttentionAnswer, AttentionSource } from '../../shared/model/attention.ts';
import type { AttentionSense } from '../services/ports/attention.ts';
import { doNotDisturbOf, fullScreenOf, readActiveWindow, readNotificationState, readScreenCasts, readShowBanners, readWindowState } from './attention-answers.ts';

export type AttentionSenseOptions = {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly processId: number;
  /** Whether the window in front is our own and fills the screen. */
  readonly ownWindowFills: () => boolean;
};

type Asked = () => Promise<AttentionAnswer>;
type Senses = Readonly<Record<AttentionSource, Asked>>;

const unknown = (why: string): AttentionAnswer => ({ says: 'unknown', why });
const silent = (why: string): Asked => async () => unknown(why);

/** A command that is not there, or does not know what it is asked, gives null. None lives longer than its answer is waited for. */
function run(command: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<string | null> {
  return new Promise((resolve) => {
    // LC_ALL: words for programs, not for people.
    execFile(command, words, { env: { ...env, LC_ALL: 'C' }, timeout: 1000, killSignal: 'SIGKILL', windowsHide: true, maxBuffer: 16 * 1024 * 1024 }, (error, stdout) => resolve(error === null ? stdout : null));
  });
}

function onLinux({ env, processId }: AttentionSenseOptions): Senses {
  const isWayland = env['XDG_SESSION_TYPE'] === 'wayland' || (env['WAYLAND_DISPLAY'] ?? '') !== '';

  async function fullScreen(): Promise<AttentionAnswer> {
    const root = await run('xprop', ['-root', '_NET_ACTIVE_WINDOW'], env);
    if (root === null) return unknown('This desktop does not say when something fills the screen: the program xprop is missing, or has no display.');
    const id = readActiveWindow(root);
    if (id === null) return unknown('This window manager does not say which window is in front.');
    if (id === 'none') return { says: 'no' };
    const window = await run('xprop', ['-id', id, '_NET_WM_PID', '_NET_WM_STATE'], env);
    // It may have been closed between the two questions.
    return window === null ? { says: 'no' } : readWindowState(window, processId);
  }
  async function screenSharing(): Promise<AttentionAnswer> {
    const dump = await run('pw-dump', [], env);
    const casts = dump === null ? null : readScreenCasts(dump);
    if (casts === true) return { says: 'yes' };
    // Without Wayland a program reads the screen and nobody is told.
    if (!isWayland) return unknown('This desktop does not say when the screen is shared, except by programs that ask it for leave.');
    return casts === null ? unknown('This desktop does not say when the screen is shared: PipeWire’s pw-dump is missing or gave no answer.') : { says: 'no' };
  }
  async function doNotDisturb(): Promise<AttentionAnswer> {
    const said = await run('gsettings', ['get', 'org.gnome.desktop.notifications', 'show-banners'], env);
    return said === null ? unknown('GNOME does not say whether do not disturb is on: gsettings gave no answer.') : readShowBanners(said);
  }
  const isGnome = (env['XDG_CURRENT_DESKTOP'] ?? '').split(':').some((name) => name === 'GNOME' || name === 'Unity');
  return {
    'full-screen': isWayland ? silent('This desktop does not say when something fills the screen: Wayland keeps that from other programs.') : fullScreen,
    'screen-sharing': screenSharing,
    'do-not-disturb': isGnome ? doNotDisturb : silent('Only what the notification service says of itself is known here.'),
  };
}

const windowsQuestion = [
  "$type = Add-Type -PassThru -Namespace Watchkeeper -Name Shell -MemberDefinition '[DllImport(\"shell32.dll\")] public static extern int SHQueryUserNotificationState(out int state);'",
  '$state = 0',
  'if ($type::SHQueryUserNotificationState([ref]$state) -eq 0) { $state }',
].join('; ');

function onWindows({ env, ownWindowFills }: AttentionSenseOptions): Senses {
  let asking: Promise<number | null> | null = null;
  /** One answer for all that is asked at the same moment. */
  function state(): Promise<number | null> {
    asking ??= run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', windowsQuestion], env)
      .then((printed) => (printed === null ? null : readNotificationState(printed)))
      .finally(() => (asking = null));
    return asking;
  }
  return {
    'full-screen': async () => fullScreenOf(await state(), ownWindowFills()),
    'screen-sharing': silent('Windows does not say when the screen is shared.'),
    'do-not-disturb': async () => doNotDisturbOf(await state()),
  };
}

const onMac: Senses = {
  'full-screen': silent('macOS does not tell this without a permission that Watchkeeper does not ask for.'),
  'screen-sharing': silent('macOS does not say when the screen is shared.'),
  'do-not-disturb': silent('macOS does not say whether a Focus is on; it holds notifications back by itself.'),
};

/**
 * Asks the desktop by its own commands, each looked for anew: what it does not tell is said so. Linux under X11: EWMH by xprop,
 * GNOME’s banners by gsettings, screen casts by pw-dump. Windows: SHQueryUserNotificationState.
 */
export function createAttentionSense(options: AttentionSenseOptions): AttentionSense {
  const here = 'This system does not tell.';
  const nowhere: Senses = { 'full-screen': silent(here), 'screen-sharing': silent(here), 'do-not-disturb': silent(here) };
  const systems: Partial<Record<NodeJS.Platform, () => Senses>> = { linux: () => onLinux(options), win32: () => onWindows(options), darwin: () => onMac };
  const senses = systems[options.platform]?.() ?? nowhere;
  return { ask: (source) => senses[source]() };
}
