import { Activity, BellRing, Rows3, type LucideIcon } from 'lucide-react';
import type { Screen } from '../../store/view-store.ts';

export const screenNames: Readonly<Record<Screen, { readonly label: string; readonly icon: LucideIcon; readonly digit: string }>> = {
  now: { label: 'Now', icon: BellRing, digit: '1' },
  health: { label: 'Health', icon: Activity, digit: '2' },
  timeline: { label: 'Timeline', icon: Rows3, digit: '3' },
};

/** The modifier that this system uses for commands. */
export const commandKey = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';
