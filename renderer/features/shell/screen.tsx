import { lazy, Suspense } from 'react';
import { Waiting } from '../../components/waiting.tsx';
import type { Screen as Name } from '../../store/view-store.ts';
import { HealthScreen } from '../health/health-screen.tsx';
import { NowScreen } from '../now/now-screen.tsx';
import { TimelineScreen } from '../timeline/timeline-screen.tsx';

/** Loaded when it is first looked at: the first frame does not wait for it. */
const IncidentsScreen = lazy(async () => ({ default: (await import('../incidents/incidents-screen.tsx')).IncidentsScreen }));
const HandoffScreen = lazy(async () => ({ default: (await import('../handoff/handoff-screen.tsx')).HandoffScreen }));
const RotaScreen = lazy(async () => ({ default: (await import('../rota/rota-screen.tsx')).RotaScreen }));
const WellnessScreen = lazy(async () => ({ default: (await import('../wellness/wellness-screen.tsx')).WellnessScreen }));
const SettingsScreen = lazy(async () => ({ default: (await import('../settings/settings-screen.tsx')).SettingsScreen }));
const RunbookScreen = lazy(async () => ({ default: (await import('../runbook/runbook-screen.tsx')).RunbookScreen }));
const TrainingScreen = lazy(async () => ({ default: (await import('../training/training-screen.tsx')).TrainingScreen }));
const screens = { now: NowScreen, incidents: IncidentsScreen, health: HealthScreen, timeline: TimelineScreen, handoff: HandoffScreen, rota: RotaScreen, wellness: WellnessScreen, settings: SettingsScreen, runbook: RunbookScreen, training: TrainingScreen } as const;

/** A screen by its name. The header names it already while it is read. */
export function Screen({ name }: { readonly name: Name }) {
  const Shown = screens[name];
  return <Suspense fallback={<Waiting label="Opening the screen" />}><Shown /></Suspense>;
}
