import type { ShapeName } from '../../components/shape.tsx';
import type { SourceCondition, SourceId } from '../../../shared/model/source.ts';

export const sourceLabels: Readonly<Record<SourceId, string>> = {
  pagerduty: 'PagerDuty',
  checks: 'Health checks',
  network: 'Own network',
  notifications: 'Notifications',
  database: 'Database',
  clock: 'Clock',
};

/** Our own network is looked at only when something else does not answer, so the age of a good look says nothing. */
export const isAskedOnNeed = (source: SourceId): boolean => source === 'network';

type Words = { readonly word: string; readonly shape: ShapeName; readonly tone: 'ok' | 'warn' | 'blind' | 'off' };

export const conditionWords: Readonly<Record<SourceCondition, Words>> = {
  fresh: { word: 'fresh', shape: 'up', tone: 'ok' },
  starting: { word: 'no answer yet', shape: 'pending', tone: 'warn' },
  stale: { word: 'stale', shape: 'blind', tone: 'blind' },
  refused: { word: 'refused', shape: 'blind', tone: 'blind' },
  failing: { word: 'failing', shape: 'blind', tone: 'blind' },
  off: { word: 'off', shape: 'hollow', tone: 'off' },
};
