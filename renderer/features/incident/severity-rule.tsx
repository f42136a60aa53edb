import { formatDuration } from '../../../shared/domain/format-duration.ts';
import { formatMinute } from '../../../shared/domain/format-time.ts';
import { minute } from '../../../shared/time/duration.ts';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { useZone } from '../../store/stores.ts';
import { LineMark } from './line-mark.tsx';
import { lastReason } from './severity-reason.ts';

/** The rule that the severity stands for, quoted, and why it is this one. */
export function SeverityRule({ page }: { readonly page: IncidentPage }) {
  const zone = useZone();
  const { severity, policy, incident } = page;
  const said = lastReason(page);
  if (severity === null) return <p className="severity-rule soft">No severity yet: choose one, in doubt the higher. <kbd aria-hidden="true">V</kbd></p>;
  const rules = policy.severities[severity];
  return (
    <p className="severity-rule soft">
      <span>SEV-{severity} {rules.name}: acknowledge within {formatDuration(rules.respondMinutes * minute)}{rules.businessDays ? ' of business days' : ''}</span>
      <LineMark line={rules.line} />
      {said === null ? null : <span className="severity-why">· since {formatMinute(said.at, zone)}: <OutsideText text={said.reason} fallback="no reason given" /></span>}
      {said === null && incident.priorityLabel !== null ? <span className="severity-why">· PagerDuty priority <OutsideText text={incident.priorityLabel} /></span> : null}
      {page.policyChangedSince ? <span>· run by the rules that held when it opened</span> : null}
    </p>
  );
}
