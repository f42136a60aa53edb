import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { IconButton } from './button.tsx';

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly size?: 'usual' | 'wide';
  readonly bare?: boolean;
  readonly children: ReactNode;
};

/** For what makes room for a dialog. `:root:has(dialog[open])` would say the same and have the whole page styled anew for each element that comes. */
function sayOnPage(): void {
  document.documentElement.toggleAttribute('data-dialog', document.querySelector('dialog[open]') !== null);
}

/** What had the focus when each dialog opened. */
const openedFrom = new WeakMap<Element, Element>();

/** What had it is gone if it stood in a dialog that is gone, too: then what had it before that one, and at last the screen. */
function giveFocusBack(before: Element | null): void {
  for (let at: Element | null = before; at !== null && at !== document.body; at = openedFrom.get(at.closest('dialog') ?? at) ?? null) {
    if (!(at instanceof HTMLElement) || !at.isConnected) continue;
    at.focus();
    if (document.activeElement === at) return;
  }
  focusScreen();
}

/** Nobody has the focus: the keyboard would begin anew at the top of the page. */
function focusScreen(): void {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) document.querySelector<HTMLElement>('main')?.focus();
}

/**
 * The system's own modal dialog: focus stays inside and returns to where it was, Escape closes, the rest is inert.
 * What carries `data-first` has the focus first. `bare` shows the title to screen readers only.
 */
export function Dialog({ title, onClose, size = 'usual', bare = false, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const name = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    const before = document.activeElement;
    if (before !== null) openedFrom.set(dialog, before);
    dialog.showModal();
    sayOnPage();
    (dialog.querySelector<HTMLElement>('[data-first]') ?? dialog).focus();
    return () => {
      dialog.close();
      sayOnPage();
      giveFocusBack(before);
      // What closed it may have taken away, in the same breath, what has the focus now.
      queueMicrotask(focusScreen);
    };
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      tabIndex={-1}
      data-size={size}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === element.current && bare) onClose();
      }}
    >
      <div className="dialog-head" data-bare={bare}>
        <h2 id={name} className={bare ? 'unseen' : ''}>{title}</h2>
        {bare ? null : <IconButton icon={X} label="Close" onClick={onClose} />}
      </div>
      {children}
    </dialog>
  );
}
