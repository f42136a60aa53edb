import type { IncidentStatus } from '../../../shared/model/incident.ts';
import type { ShapeName } from '../../components/shape.tsx';

/** A status by word, shape and colour. */
export const statusWords: Readonly<Record<IncidentStatus, { readonly word: string; readonly shape: ShapeName; readonly tone: 'alert' | 'warn' | 'ok' }>> = {
  triggered: { word: 'Triggered', shape: 'down', tone: 'alert' },
  acknowledged: { word: 'Acknowledged', shape: 'pending', tone: 'warn' },
  resolved: { word: 'Resolved', shape: 'up', tone: 'ok' },
};
