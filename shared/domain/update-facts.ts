import type { IncidentPage } from '../model/incident-page.ts';
import type { Instant } from '../time/duration.ts';
import { dayKey, formatMinute, zoneName } from './format-time.ts';
import { plainLine } from './plain-text.ts';
import type { UpdateDraft } from './status-update.ts';

/** What the titles of status updates are filled with, at an instant by the team's clock. */
export function updateFacts({ severity, incident, zone }: Pick<IncidentPage, 'severity' | 'incident' | 'zone'>, at: Instant): UpdateDraft['facts'] {
  return {
    severity: severity === null ? '?' : String(severity),
    service: plainLine(incident.serviceName ?? incident.title, 120),
    date: `${dayKey(at, zone)} ${formatMinute(at, zone)} ${zoneName(at, zone)}`,
  };
}
