import { showAppearance } from '../../store/appearance.ts';
import { api, view, watch } from '../../store/stores.ts';
import { isScreen, type Screen } from '../../store/view-store.ts';

/** Starts mirroring main and does what the tray and the notifications ask of the window. Resolves when main's first answers are there. */
export function followMain(): Promise<void> {
  api.on('window.show', ({ screen, id }) => {
    if (isDialog(screen)) view.getState().open({ kind: screen });
    else show(screen, id);
  });
  const [screen, id] = location.hash.replace(/^#\/?/, '').split('/');
  if (isDialog(screen)) view.getState().open({ kind: screen });
  else if (isScreen(screen)) show(screen, id ?? null);

  watch.store.subscribe(({ preferences }, before) => {
    if (preferences !== null && preferences !== before.preferences) showAppearance(preferences);
  });
  return watch.start();
}

function isDialog(screen: string | undefined): screen is 'connect' | 'outbox' | 'cover' | 'support' | 'drills' {
  return screen === 'connect' || screen === 'outbox' || screen === 'cover' || screen === 'support' || screen === 'drills';
}

function show(screen: Screen, id: string | null): void {
  const { go, selectCheck, pointOut, showIncident } = view.getState();
  if (screen === 'incidents') return showIncident(id);
  go(screen);
  if (screen === 'health' && id !== null) selectCheck(id);
  if (screen === 'now') pointOut(id);
  if (screen === 'handoff' && id !== null) void import('../handoff/handoff.ts').then(({ showHandoff }) => showHandoff(id));
}
