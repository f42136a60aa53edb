import { Activity, Bell, CircleDot, Coffee, Eye, Flame, PenLine, Settings2, type LucideIcon } from 'lucide-react';
import type { EventGroup } from '../../../shared/domain/timeline-words.ts';
import type { ShapeName } from '../../components/shape.tsx';

export const groupIcons: Readonly<Record<EventGroup, LucideIcon>> = {
  incidents: Flame,
  checks: Activity,
  situations: CircleDot,
  alerts: Bell,
  sight: Eye,
  duty: Coffee,
  people: PenLine,
  watchkeeper: Settings2,
};

type Mark = { readonly shape: ShapeName; readonly tone: 'alert' | 'warn' | 'ok' | 'blind' };

/** The kinds that change how things stand carry the shape of what they change to. */
export const kindMarks: Readonly<Record<string, Mark>> = {
  'incident.triggered': { shape: 'down', tone: 'alert' },
  'incident.reopened': { shape: 'down', tone: 'alert' },
  'incident.acknowledged': { shape: 'pending', tone: 'warn' },
  'incident.resolved': { shape: 'up', tone: 'ok' },
  'check.down': { shape: 'down', tone: 'alert' },
  'check.up': { shape: 'up', tone: 'ok' },
  'check.flapping': { shape: 'pending', tone: 'warn' },
  'check.certificate': { shape: 'pending', tone: 'warn' },
  'situation.opened': { shape: 'down', tone: 'alert' },
  'situation.acknowledged': { shape: 'pending', tone: 'warn' },
  'situation.resolved': { shape: 'up', tone: 'ok' },
  'alert.failed': { shape: 'blind', tone: 'blind' },
  'blind.began': { shape: 'blind', tone: 'blind' },
  'blind.ended': { shape: 'up', tone: 'ok' },
  'watch.resumed': { shape: 'up', tone: 'ok' },
  'duty.warned': { shape: 'pending', tone: 'warn' },
  'emergency.began': { shape: 'down', tone: 'alert' },
  'cover.changed': { shape: 'pending', tone: 'warn' },
  'break.due': { shape: 'pending', tone: 'warn' },
  'break.missed': { shape: 'pending', tone: 'warn' },
  'clock.skewed': { shape: 'pending', tone: 'warn' },
  'clock.stepped': { shape: 'pending', tone: 'warn' },
};
