import { writeHours } from '../../shared/domain/format-time.ts';
import { keep, recall } from './keep.ts';

export type Appearance = { readonly theme: 'system' | 'dark' | 'light'; readonly textScale: number; readonly hours: '24' | '12' };

/** Puts theme, text size and the way of writing times on the document. `system` leaves the choice to `prefers-color-scheme`. */
export function showAppearance({ theme, textScale, hours }: Appearance): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  root.style.fontSize = `${textScale * 100}%`;
  writeHours(hours);
  keep('appearance', { theme, textScale, hours });
}

/** What the last window looked like, so that the first frame of this one is right before main answered. */
export function showKeptAppearance(): void {
  const kept = recall('appearance');
  if (typeof kept !== 'object' || kept === null || !('theme' in kept) || !('textScale' in kept)) return;
  const { theme, textScale } = kept;
  if (theme !== 'system' && theme !== 'dark' && theme !== 'light') return;
  if (typeof textScale !== 'number' || !(textScale >= 0.8 && textScale <= 1.6)) return;
  showAppearance({ theme, textScale, hours: 'hours' in kept && kept.hours === '12' ? '12' : '24' });
}
