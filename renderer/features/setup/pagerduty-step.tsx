import { Button } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { useWatch } from '../../store/stores.ts';
import { ConnectionTest } from '../connect/connection-test.tsx';
import { LoginFields } from '../connect/login-fields.tsx';
import { StepFoot, type StepFrame } from './step-foot.tsx';

export function PagerDutyStep(frame: StepFrame) {
  const connection = useWatch((watch) => watch.connection);
  if (connection?.state === 'connected') {
    return (
      <>
        <div className="dialog-body">
          <Said level="done">Connected{connection.userName === null ? '' : <> as <OutsideWords text={connection.userName} /></>}.</Said>
          <ConnectionTest />
        </div>
        <StepFoot {...frame} skips={false} />
      </>
    );
  }
  return (
    <div className="dialog-body">
      <p>With a key of yours Watchkeeper shows your incidents, who is on call and until when, and acts for you when you ask it to. PagerDuty’s own phone call stays first: a laptop sleeps. Without it, checks and local incidents work all the same.</p>
      <LoginFields onDone={frame.onNext} beside={<>{frame.onBack === null ? null : <Button onClick={frame.onBack}>Back</Button>}<Button onClick={frame.onNext}>Skip</Button></>} />
    </div>
  );
}
