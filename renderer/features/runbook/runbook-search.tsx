import { Search } from 'lucide-react';
import { useLayoutEffect, type KeyboardEvent } from 'react';
import { Icon } from '../../components/icon.tsx';
import { view } from '../../store/stores.ts';

type RunbookSearchProps = { readonly typed: string; readonly onTyped: (typed: string) => void; readonly onEnter: () => void };

/** What is typed here is looked for while it is typed: Enter opens the first, the arrow down goes into the list, Escape clears it. */
export function RunbookSearch({ typed, onTyped, onEnter }: RunbookSearchProps) {
  // The slash is the key of searching everywhere; here it searches this.
  useLayoutEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      const { target } = event;
      const typing = target instanceof HTMLElement && target.matches('input:not([type=radio], [type=checkbox]), textarea, select');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey || !view.getState().singleKeys || view.getState().dialog !== null) return;
      event.preventDefault();
      event.stopPropagation();
      document.getElementById('runbook-search')?.focus();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onEnter();
    else if (event.key === 'Escape' && typed !== '') onTyped('');
    else if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('.runbook-hit')?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className="runbook-search" role="search">
      <Icon of={Search} small />
      <input id="runbook-search" className="input" type="search" aria-label="Search the runbook" placeholder="Search, or a line: L432" autoComplete="off" spellCheck={false} value={typed} onChange={({ target }) => onTyped(target.value)} onKeyDown={press} />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );
}
