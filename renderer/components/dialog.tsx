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
    dialog.showModal();
    sayOnPage();
    (dialog.querySelector<HTMLElement>('[data-first]') ?? dialog).focus();
    return () => {
      dialog.close();
      sayOnPage();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
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
