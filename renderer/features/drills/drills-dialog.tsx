import { Dialog } from '../../components/dialog.tsx';
import { useView } from '../../store/stores.ts';
import { DrillsPanel } from './drills-panel.tsx';

export function DrillsDialog() {
  const close = useView((view) => view.close);
  return (
    <Dialog title="Drills" size="wide" onClose={close}>
      <div className="dialog-body"><DrillsPanel /></div>
    </Dialog>
  );
}
