import { lazy, Suspense, useEffect, useLayoutEffect, useRef } from 'react';
import { useView } from '../../store/stores.ts';
import { HealthScreen } from '../health/health-screen.tsx';
import { NowScreen } from '../now/now-screen.tsx';
import { TimelineScreen } from '../timeline/timeline-screen.tsx';
import { Banners } from './banners.tsx';
import { Dialogs } from './dialogs.tsx';
import { Header } from './header.tsx';
import { Rail } from './rail.tsx';
import { listenForShortcuts } from './shortcuts.ts';
import { Toasts } from './toasts.tsx';

/** Loaded when it is first looked at: the first frame does not wait for it. */
const IncidentsScreen = lazy(async () => ({ default: (await import('../incidents/incidents-screen.tsx')).IncidentsScreen }));
const HandoffScreen = lazy(async () => ({ default: (await import('../handoff/handoff-screen.tsx')).HandoffScreen }));
const RotaScreen = lazy(async () => ({ default: (await import('../rota/rota-screen.tsx')).RotaScreen }));
const WellnessScreen = lazy(async () => ({ default: (await import('../wellness/wellness-screen.tsx')).WellnessScreen }));
const SettingsScreen = lazy(async () => ({ default: (await import('../settings/settings-screen.tsx')).SettingsScreen }));
const RunbookScreen = lazy(async () => ({ default: (await import('../runbook/runbook-screen.tsx')).RunbookScreen }));
const TrainingScreen = lazy(async () => ({ default: (await import('../training/training-screen.tsx')).TrainingScreen }));
const screens = { now: NowScreen, incidents: IncidentsScreen, health: HealthScreen, timeline: TimelineScreen, handoff: HandoffScreen, rota: RotaScreen, wellness: WellnessScreen, settings: SettingsScreen, runbook: RunbookScreen, training: TrainingScreen } as const;

export function App() {
  const screen = useView((view) => view.screen);
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(listenForShortcuts, []);
  // What had the focus may have gone with the screen before: the keyboard goes on from the new one.
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus();
  }, [screen]);
  const Shown = screens[screen];
  return (
    <div className="shell">
      <Rail />
      <div className="stage">
        <Header />
        <Banners />
        <main ref={main} className="screen" tabIndex={-1}>
          <Suspense><Shown /></Suspense>
        </main>
      </div>
      <Dialogs />
      <Toasts />
    </div>
  );
}
