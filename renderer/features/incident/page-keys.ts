import { useEffect } from 'react';
import { view } from '../../store/stores.ts';

/** Keys of one page, before those that hold everywhere. A key that does nothing here goes on to them. */
export function usePageKeys(find: (key: string) => (() => void) | null): void {
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      const { singleKeys, dialog, acknowledging } = view.getState();
      if (!singleKeys || dialog !== null || acknowledging || event.isComposing || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const run = find(event.key.length === 1 ? event.key.toLowerCase() : event.key);
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
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select, [role="menuitem"], [role="menuitem"] *'));
}
