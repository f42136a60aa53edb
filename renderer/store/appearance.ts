import { keep, recall } from './keep.ts';

export type Appearance = { readonly theme: 'system' | 'dark' | 'light'; readonly textScale: number };

/** Puts theme and text size on the document. `system` leaves the choice to `prefers-color-scheme`. */
export function showAppearance({ theme, textScale }: Appearance): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  root.style.fontSize = `${textScale * 100}%`;
  keep('appearance', { theme, textScale });
}

/** What the last window looked like, so that the first frame of this one is right before main answered. */
export function showKeptAppearance(): void {
  const kept = recall('appearance');
  if (typeof kept !== 'object' || kept === null || !('theme' in kept) || !('textScale' in kept)) return;
  const { theme, textScale } = kept;
  if (theme !== 'system' && theme !== 'dark' && theme !== 'light') return;
  if (typeof textScale !== 'number' || !(textScale >= 0.8 && textScale <= 1.6)) return;
  showAppearance({ theme, textScale });
}
