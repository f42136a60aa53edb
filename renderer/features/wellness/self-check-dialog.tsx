import './self-check.css';
import { Dialog } from '../../components/dialog.tsx';
import { useView } from '../../store/stores.ts';
import { SelfCheckForm } from './self-check-form.tsx';
import { useWellness } from './use-wellness.ts';

export function SelfCheckDialog() {
  const close = useView((view) => view.close);
  const { view } = useWellness();
  return <Dialog title="Self-check" size="wide" onClose={close}>{view === null ? null : <SelfCheckForm sleepiness={view.settings.sleepiness} onDone={close} />}</Dialog>;
}
