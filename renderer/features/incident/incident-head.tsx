import { ArrowLeft, Copy, ExternalLink, Megaphone, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Running } from '../../components/age.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import { formatClock, formatDuration } from '../../../shared/domain/format-duration.ts';
import { minute } from '../../../shared/time/duration.ts';
import { copy, openLink } from '../../store/actions.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { StaleSince } from '../now/as-of.tsx';
import { Countdown } from './countdown.tsx';
import { HeadMenu } from './head-menu.tsx';
import { acknowledgeOne, undo } from './incident.ts';
import { ResponseMeter } from './response-meter.tsx';
import { SeverityRule } from './severity-rule.tsx';
import { StatusSwitch } from './status-switch.tsx';

/** What holds the whole time: which incident, how bad, how long, whose, and where it stands. */
export function IncidentHead({ page }: { readonly page: IncidentPage }) {
  const { incident, severity, drill, undo: undoable } = page;
  const showIncident = useView((view) => view.showIncident);
  const open = useView((view) => view.open);
  return (
    <header className="incident-head">
      <div className="incident-row">
        <IconButton icon={ArrowLeft} label="All incidents" onClick={() => showIncident(null)} />
        <button type="button" className="severity-button" title="Change the severity (V)" aria-label="Change the severity" onClick={() => open({ kind: 'severity' })}>
          <SeverityBadge severity={severity} always />
        </button>
        <h2><OutsideText text={incident.title} /></h2>
        {drill ? <span className="watermark">{incident.source === 'drill' ? 'Demo' : 'Drill'}</span> : null}
        <div className="incident-clock"><OpenClock page={page} /></div>
      </div>
      <div className="incident-row">
        <StatusSwitch page={page} />
        <IncidentFacts page={page} />
        <div className="incident-actions">
          {undoable === null ? null : <Button look="quiet" icon={Undo2} title={`Take back: ${undoable.words}`} onClick={() => void undo()}>Undo <kbd aria-hidden="true">Z</kbd></Button>}
          {incident.url === null ? null : <IconButton icon={ExternalLink} label="Open in PagerDuty" onClick={() => void openLink(incident.url ?? '')} />}
          <HeadMenu page={page} />
          <Acknowledge page={page} />
        </div>
      </div>
      <div className="incident-row incident-promise">
        <ResponseMeter page={page} />
        <SeverityRule page={page} />
      </div>
    </header>
  );
}

/** Since the trigger, running; once it is over, how long it took. */
function OpenClock({ page: { incident, run } }: { readonly page: IncidentPage }) {
  const correction = useWatch(({ clockCorrection }) => clockCorrection);
  if (run.resolvedAt !== null) return <span className="figures soft" title="From the trigger to the end">{formatClock(run.resolvedAt - run.openedAt)}</span>;
  return <Running since={incident.source === 'pagerduty' ? run.openedAt - correction : run.openedAt} label="Open for" />;
}

function IncidentFacts({ page }: { readonly page: IncidentPage }) {
  const { incident, open, channelName } = page;
  const holders = incident.acknowledgers.length > 0 ? incident.acknowledgers : incident.assignees;
  const names = holders.map(({ name }) => name).join(', ');
  const verb = incident.acknowledgers.length > 0 ? 'has it' : 'is asked';
  return (
    <p className="incident-facts">
      {incident.serviceName === null || incident.serviceName === '' ? null : <OutsideText text={incident.serviceName} />}
      {names === '' ? <span className="soft">{incident.source === 'local' ? 'Local incident' : 'Nobody has it'}</span> : <span className="fact-who"><OutsideText text={names} /> <span className="soft">{verb}</span></span>}
      {incident.source === 'pagerduty' ? <StaleSince source="pagerduty" /> : null}
      {open || incident.status === 'resolved' ? null : <span className="soft">not yours any more</span>}
      <Command page={page} />
      <button type="button" className="channel figures" title="Copy the name of the channel (K)" onClick={() => void copy(channelName, 'Channel name')}>
        {channelName}<Icon of={Copy} small /><span className="unseen">: copy</span>
      </button>
    </p>
  );
}

/** Who is in command gives it on in time (A23): how long it has been, and until when it is good. */
function Command({ page: { run, policy } }: { readonly page: IncidentPage }) {
  const { commanderSince: since } = run;
  if (since === null || run.resolvedAt !== null) return null;
  const { nudgeMinutes, limitMinutes } = policy.commander;
  return (
    <span className="fact-command" title={`Hand it over after ${formatDuration(nudgeMinutes * minute)}; ${formatDuration(limitMinutes * minute)} is the limit`}>
      <Icon of={Megaphone} small /> In command, hand over in <Countdown dueAt={since + nudgeMinutes * minute} overdueAt={since + limitMinutes * minute} label="Hand over command" />
    </span>
  );
}

function Acknowledge({ page }: { readonly page: IncidentPage }) {
  const [sending, setSending] = useState(false);
  if (page.incident.status !== 'triggered' || !page.open) return null;
  return (
    <Button look="primary" aria-disabled={sending} onClick={() => { setSending(true); void acknowledgeOne(page).finally(() => setSending(false)); }}>
      {sending ? 'Sending…' : 'Acknowledge'}
    </Button>
  );
}
