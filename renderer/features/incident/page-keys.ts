import { useLayoutEffect } from 'react';
import { view } from '../../store/stores.ts';
import { meaningNow, type ShortcutGroup } from '../shell/shortcut-book.ts';

/** Keys of one page, before those that hold everywhere. A key that does nothing here goes on to them. With a group of the book, a person's own keys count. */
export function usePageKeys(find: (key: string) => (() => void) | null, group: ShortcutGroup | null = null): void {
  // Whoever sees the page can use its keys.
  useLayoutEffect(() => {
    function press(event: KeyboardEvent): void {
      const { singleKeys, dialog, acknowledging } = view.getState();
      if (!singleKeys || dialog !== null || acknowledging || event.isComposing || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const run = find(group === null ? key : meaningNow(group, key));
      if (run === null) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    }
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select, [data-typing], [role="menuitem"], [role="menuitem"] *'));
}
