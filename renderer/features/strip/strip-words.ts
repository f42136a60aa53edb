import type { ShapeName } from '../../components/shape.tsx';
import type { TrayGlyph } from '../../../shared/model/tray.ts';

type Words = { readonly word: string; readonly shape: ShapeName; readonly tone: 'alert' | 'warn' | 'ok' | 'blind' | 'off' };

/** How the strip says a watch without an open situation. */
export const watchWords: Readonly<Record<TrayGlyph, Words>> = {
  alerting: { word: 'Alerting', shape: 'down', tone: 'alert' },
  blind: { word: 'Blind', shape: 'blind', tone: 'blind' },
  'break-due': { word: 'Break due', shape: 'pending', tone: 'warn' },
  acknowledged: { word: 'Acknowledged', shape: 'pending', tone: 'warn' },
  unproved: { word: 'Unproved', shape: 'pending', tone: 'warn' },
  calm: { word: 'Calm', shape: 'up', tone: 'ok' },
  'off-shift': { word: 'Off shift', shape: 'hollow', tone: 'off' },
};
