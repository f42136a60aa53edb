import { view } from '../../store/stores.ts';
import { screens } from '../../store/view-store.ts';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'));
}

/** The shortcuts that hold everywhere; the sheet behind `?` lists them. */
export function listenForShortcuts(): () => void {
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}

function press(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented) return;
  const { dialog, acknowledging } = view.getState();
  if (acknowledging) return;
  const run = event.ctrlKey || event.metaKey ? withCommandKey(event) : dialog === null && !event.altKey ? withSingleKey(event) : null;
  if (run === null) return;
  event.preventDefault();
  run();
}

function withCommandKey({ key, shiftKey, altKey }: KeyboardEvent): (() => void) | null {
  const { dialog, open, close, go, setAcknowledging } = view.getState();
  const lower = key.toLowerCase();
  if (altKey) return null;
  if (lower === 'a' && shiftKey) return () => setAcknowledging(true);
  if (lower === 'k' && dialog?.kind === 'palette') return close;
  if (dialog !== null || shiftKey) return null;
  if (lower === 'k') return () => open({ kind: 'palette' });
  if (key === ',') return () => open({ kind: 'preferences' });
  const screen = screens[Number(key) - 1];
  return screen === undefined ? null : () => go(screen);
}

function withSingleKey({ key, target }: KeyboardEvent): (() => void) | null {
  const { singleKeys, open, go, setAcknowledging } = view.getState();
  if (!singleKeys || isTyping(target)) return null;
  switch (key) {
    case 'a': return () => setAcknowledging(true);
    case '?': return () => open({ kind: 'shortcuts' });
    case '/': return () => {
      go('timeline');
      requestAnimationFrame(() => document.getElementById('timeline-search')?.focus());
    };
    default: return null;
  }
}
