import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Shape, type ShapeName } from '../../components/shape.tsx';
import { judgeSelfTest, selfTestWords } from '../../../shared/domain/self-test.ts';
import type { SelfTestFinding, SelfTestReport } from '../../../shared/model/self-test.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { askMain, tell } from '../../store/actions.ts';
import { useWatch } from '../../store/stores.ts';
import { ShownTally } from './shown-tally.tsx';

/** Whether an alert would reach the person, and when that was last proved (A26). */
export function AlertPathPanel() {
  const selfTest = useWatch((watch) => watch.selfTest);
  if (selfTest === null) return null;
  const { report, running, dueAt } = selfTest;
  return (
    <section className="panel" aria-labelledby="alert-path-title">
      <div className="panel-head">
        <h2 id="alert-path-title">Alert path</h2>
        <Button look="quiet" aria-disabled={running} onClick={() => (running ? undefined : void prove())}>{running ? 'Proving…' : 'Prove now'}</Button>
      </div>
      {report === null ? <p className="panel-text">Not proved yet. The first proof runs by itself two minutes after the start; nobody is bothered with one at night.</p> : <Proof report={report} dueAt={dueAt} />}
      <ShownTally />
    </section>
  );
}

/** The panel shows what came of it; only that nothing could be tried is worth more words. */
async function prove(): Promise<void> {
  const reply = await askMain('selfTest.run', undefined);
  if (!reply.ok) tell(reply.problem.message, 'error');
}

function Proof({ report, dueAt }: { readonly report: SelfTestReport; readonly dueAt: Instant }) {
  const { passed, of, failed } = judgeSelfTest(report);
  const [shown, setShown] = useState(false);
  const list = useId();
  const proved = failed.length === 0;
  return (
    <>
      <p className="path-verdict" role="status">
        <span className="verdict" data-tone={proved ? 'ok' : 'alert'}><Shape name={proved ? 'up' : 'down'} />{proved ? 'Proved' : 'Not proved'}</span>
        <span><Moment at={report.finishedAt} />: <span className="figures">{passed} of {of}</span></span>
      </p>
      {failed.map((finding) => <Failure key={finding.step} finding={finding} />)}
      <button type="button" className="fold path-fold" aria-expanded={shown} aria-controls={list} onClick={() => setShown(!shown)}>
        <Icon of={ChevronRight} small />All steps
      </button>
      <ul id={list} className="path-steps" hidden={!shown}>
        {report.findings.map((finding) => <Step key={finding.step} finding={finding} />)}
        <li className="soft">Next by itself: <Moment at={dueAt} /></li>
      </ul>
    </>
  );
}

function Failure({ finding: { step, detail } }: { readonly finding: SelfTestFinding }) {
  const { name, meaning, remedy } = selfTestWords[step];
  return (
    <div className="path-failure">
      <h3>{name}</h3>
      <p><OutsideWords text={detail} /> {meaning}</p>
      <p className="soft">{remedy}</p>
    </div>
  );
}

const marks: Readonly<Record<SelfTestFinding['verdict'], { readonly word: string; readonly shape: ShapeName; readonly tone: string }>> = {
  passed: { word: 'passed', shape: 'up', tone: 'ok' },
  failed: { word: 'failed', shape: 'down', tone: 'alert' },
  off: { word: 'not used', shape: 'hollow', tone: 'off' },
};

function Step({ finding: { step, verdict, detail } }: { readonly finding: SelfTestFinding }) {
  const { word, shape, tone } = marks[verdict];
  return (
    <li>
      <span className="path-step"><span>{selfTestWords[step].name}</span><span className="verdict" data-tone={tone}><Shape name={shape} />{word}</span></span>
      {detail === '' ? null : <span className="soft"><OutsideWords text={detail} /></span>}
    </li>
  );
}
