import { Dialog } from '../../components/dialog.tsx';
import { useView } from '../../store/stores.ts';
import { PolicyPanel } from './policy-panel.tsx';

export function PolicyDialog() {
  const close = useView((view) => view.close);
  return <Dialog title="Policy" onClose={close}><div className="dialog-body"><PolicyPanel /></div></Dialog>;
}
