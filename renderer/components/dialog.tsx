import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useView } from '../store/stores.ts';
import { IconButton } from './button.tsx';

type DialogProps = { readonly title: string; readonly size?: 'small' | 'usual' | 'wide'; readonly bare?: boolean; readonly children: ReactNode };

/**
 * The system's own modal dialog: focus stays inside and returns to where it was, Escape closes, the rest is inert.
 * `bare` shows the title to screen readers only.
 */
export function Dialog({ title, size = 'usual', bare = false, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const close = useView((view) => view.close);
  const name = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    const before = document.activeElement;
    dialog.showModal();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      data-size={size}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onMouseDown={(event) => {
        if (event.target === element.current && bare) close();
      }}
    >
      <div className="dialog-head" data-bare={bare}>
        <h2 id={name} className={bare ? 'unseen' : ''}>{title}</h2>
        {bare ? null : <IconButton icon={X} label="Close" onClick={close} />}
      </div>
      {children}
    </dialog>
  );
}
