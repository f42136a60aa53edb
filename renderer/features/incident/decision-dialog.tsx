import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useView } from '../../store/stores.ts';
import { decisionEntry } from './entries.ts';
import { say, useIncident } from './incident.ts';
import { LineMark } from './line-mark.tsx';
import { nextCall } from './next-call.ts';

/** The questions of the decision point. One yes is reason enough to call somebody; the answer is written down. */
export function DecisionDialog() {
  const page = useIncident((state) => state.page);
  const close = useView((view) => view.close);
  const open = useView((view) => view.open);
  const [yes, setYes] = useState<ReadonlySet<string>>(new Set());
  if (page === null) return null;
  const { questions, afterMinutes, line } = page.policy.decision;
  const toggle = (id: string) => {
    const after = new Set(yes);
    if (!after.delete(id)) after.add(id);
    setYes(after);
  };
  const decide = async (escalate: boolean) => {
    if (!(await say(decisionEntry(escalate, questions.filter(({ id }) => yes.has(id)))))) return;
    if (escalate) open({ kind: 'call', level: nextCall(page) });
    else close();
  };
  return (
    <Dialog title="Should this go further up?" onClose={close}>
      <div className="dialog-body">
        <p className="soft">After {afterMinutes} min without a cause, and whenever you are not sure. <LineMark line={line} /> One yes is reason enough.</p>
        <div className="questions">
          {questions.map((question, at) => (
            <div key={question.id} className="step">
              <label className="step-label">
                <input type="checkbox" data-first={at === 0 ? '' : undefined} checked={yes.has(question.id)} onChange={() => toggle(question.id)} />
                <span className="step-text">{question.text}</span>
              </label>
              <LineMark line={question.line} />
            </div>
          ))}
        </div>
        <div className="form-actions form-end">
          <Button look={yes.size === 0 ? 'primary' : 'plain'} onClick={() => void decide(false)}>Go on as we are</Button>
          <Button look={yes.size === 0 ? 'plain' : 'primary'} onClick={() => void decide(true)}>Escalate</Button>
        </div>
      </div>
    </Dialog>
  );
}
