import { CircleAlert, Info, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { useToasts } from '../../store/stores.ts';

export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  const close = useToasts((state) => state.close);
  const element = useRef<HTMLElement>(null);
  // Shown anew with each change: the last one shown stands above a dialog that was opened meanwhile.
  useEffect(() => {
    element.current?.hidePopover();
    if (toasts.length > 0) element.current?.showPopover();
  }, [toasts]);
  return (
    <section ref={element} popover="manual" className="toasts" aria-label="Messages" aria-live="polite">
      {toasts.map(({ id, level, text, action }) => (
        <div key={id} className="toast" data-level={level} role={level === 'error' ? 'alert' : undefined}>
          <Icon of={level === 'error' ? CircleAlert : Info} />
          <p><OutsideWords text={text} /></p>
          {action === null ? null : <Button onClick={() => { action.run(); close(id); }}>{action.label}</Button>}
          <IconButton icon={X} label="Close message" onClick={() => close(id)} />
        </div>
      ))}
    </section>
  );
}
