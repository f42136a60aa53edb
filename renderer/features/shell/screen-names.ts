import { Activity, BellRing, CalendarDays, Flame, Rows3, type LucideIcon } from 'lucide-react';
import type { Screen } from '../../store/view-store.ts';

export const screenNames: Readonly<Record<Screen, { readonly label: string; readonly icon: LucideIcon; readonly digit: string }>> = {
  now: { label: 'Now', icon: BellRing, digit: '1' },
  incidents: { label: 'Incidents', icon: Flame, digit: '2' },
  health: { label: 'Health', icon: Activity, digit: '3' },
  timeline: { label: 'Timeline', icon: Rows3, digit: '4' },
  rota: { label: 'Rota', icon: CalendarDays, digit: '5' },
};

/** The modifier that this system uses for commands. */
export const commandKey = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';
