import { lazy, Suspense, useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { useView } from '../../store/stores.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

/** The palette's own frame and input, there at once: neither what is typed nor an Enter is lost while the commands are loaded. */
export function PaletteDoor() {
  const close = useView((view) => view.close);
  const [typed, setTyped] = useState('');
  const [entered, setEntered] = useState(false);
  const waiting = (
    <div className="palette">
      <input data-first="" value={typed} onChange={({ target }) => { setTyped(target.value); setEntered(false); }} onKeyDown={({ key }) => key === 'Enter' && setEntered(true)} placeholder="What should happen?" aria-label="Find a command" className="palette-input" />
    </div>
  );
  return (
    <Dialog title="Commands" bare onClose={close}>
      <Suspense fallback={waiting}><Palette typed={typed} entered={entered} onTyped={setTyped} /></Suspense>
    </Dialog>
  );
}
