import { Activity, BellRing, BookOpen, CalendarDays, Flame, GraduationCap, NotebookPen, Rows3, Settings, Sprout, type LucideIcon } from 'lucide-react';
import { screens, type Screen } from '../../store/view-store.ts';

export const screenNames: Readonly<Record<Screen, { readonly label: string; readonly icon: LucideIcon }>> = {
  now: { label: 'Now', icon: BellRing },
  incidents: { label: 'Incidents', icon: Flame },
  health: { label: 'Health', icon: Activity },
  timeline: { label: 'Timeline', icon: Rows3 },
  handoff: { label: 'Handoff', icon: NotebookPen },
  wellness: { label: 'Wellness', icon: Sprout },
  rota: { label: 'Rota', icon: CalendarDays },
  runbook: { label: 'Runbook', icon: BookOpen },
  training: { label: 'Training', icon: GraduationCap },
  settings: { label: 'Settings', icon: Settings },
};

/** The key that shows a screen together with the command key. */
export function screenDigit(screen: Screen): string {
  return String((screens.indexOf(screen) + 1) % 10);
}
