import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideText, OutsideWords } from '../../components/outside-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { holdOfWaiting, holdWords } from '../../../shared/domain/tray-quiet.ts';
import type { AlertingState, Hold } from '../../../shared/model/alerting.ts';
import { useWatch } from '../../store/stores.ts';
import { endSilence, leaveAlone } from './quiet-actions.ts';

const shownAtMost = 5;

/** Everything that is kept quiet now, so that no silence is ever forgotten (A8, A35). */
export function QuietPanel() {
  const alerting = useWatch((watch) => watch.alerting);
  if (alerting === null || (alerting.silences.length === 0 && alerting.held.length === 0 && alerting.askedUntil === null)) return null;
  return (
    <section className="panel quiet-panel" aria-labelledby="quiet-title">
      <h2 id="quiet-title">Kept quiet</h2>
      {alerting.askedUntil === null ? null : (
        <ul className="quiet-list">
          <li>
            <span className="quiet-what">Do not disturb until <Moment at={alerting.askedUntil} /></span>
            <span className="soft">SEV-1/2 is heard all the same.</span>
            <Button look="quiet" aria-label="End do not disturb now" onClick={() => void leaveAlone(0)}>End now</Button>
          </li>
        </ul>
      )}
      <Silences alerting={alerting} />
      <Held alerting={alerting} />
    </section>
  );
}

function Silences({ alerting: { silences } }: { readonly alerting: AlertingState }) {
  if (silences.length === 0) return null;
  return (
    <ul className="quiet-list" aria-label="Silences">
      {silences.map((silence) => (
        <li key={silence.id}>
          <span className="quiet-what">Silenced: <OutsideWords text={silence.name} /></span>
          <span className="soft"><OutsideWords text={silence.reason} /> · ends {silence.endsAt === null ? 'when it has recovered' : <Moment at={silence.endsAt} />}</span>
          <Button look="quiet" aria-label={`End the silence of ${silence.name} now`} onClick={() => void endSilence(silence)}>End now</Button>
        </li>
      ))}
    </ul>
  );
}

function Why({ hold: { why, since, until } }: { readonly hold: Hold }) {
  return <>: {holdWords[why]}{since === undefined ? null : <> since <Moment at={since} /></>}{until === null ? null : <> until <Moment at={until} /></>}</>;
}

function Held({ alerting: { held, holds } }: { readonly alerting: AlertingState }) {
  const hold = holdOfWaiting({ held, holds });
  if (held.length === 0) return null;
  return (
    <>
      <p className="panel-text">
        {held.length === 1 ? 'One alert waits' : `${held.length} alerts wait`}{hold === undefined ? null : <Why hold={hold} />}. {held.length === 1 ? 'It is' : 'They are'} told once {hold?.until === null ? 'when it ends' : 'then'}.
      </p>
      <ul className="facts" aria-label="Alerts that wait">
        {held.slice(0, shownAtMost).map(({ situationId, title, severity }) => <li key={situationId}><SeverityBadge severity={severity} /><OutsideText text={title.replace(/^(?:SEV-\d|No severity) · /, '')} /></li>)}
        {held.length > shownAtMost ? <li><span className="soft">and {held.length - shownAtMost} more</span></li> : null}
      </ul>
    </>
  );
}
