import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import type { DrillResult } from '../../../shared/model/drill-result.ts';
import { askMain } from '../../store/actions.ts';
import { DrillResultView } from './drill-result-view.tsx';

/** The end of a drill, in its own window: what it showed. The real watch has it by now. */
export function DrillOver({ result }: { readonly result: DrillResult }) {
  const leave = () => void askMain('drill.leave', undefined);
  return (
    <Dialog title={`The drill is over: ${result.scenario.title}`} size="wide" onClose={leave}>
      <div className="dialog-body"><DrillResultView result={result} /></div>
      <div className="dialog-foot">
        <span className="soft">Kept with your results, under Drills.</span>
        <div className="form-actions form-end"><Button look="primary" data-first="" onClick={leave}>Close the drill</Button></div>
      </div>
    </Dialog>
  );
}
