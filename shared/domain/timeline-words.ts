import type { EventKind, EventSource } from '../model/event.ts';

export const eventGroups = ['incidents', 'checks', 'situations', 'alerts', 'sight', 'duty', 'people', 'watchkeeper'] as const;
/** What a person filters by: kinds of events that belong together. */
export type EventGroup = (typeof eventGroups)[number];

export const eventGroupLabels: Readonly<Record<EventGroup, string>> = {
  incidents: 'Incidents',
  checks: 'Checks',
  situations: 'Situations',
  alerts: 'Notifications',
  sight: 'Blind time and clock',
  duty: 'Shifts, hours and breaks',
  people: 'Notes and actions',
  watchkeeper: 'Watchkeeper itself',
};

/** Every kind of the contract: a new one does not compile until it has a word and a group. */
export const eventKinds: Readonly<Record<EventKind, { readonly label: string; readonly group: EventGroup }>> = {
  'incident.triggered': { label: 'Incident triggered', group: 'incidents' },
  'incident.acknowledged': { label: 'Incident acknowledged', group: 'incidents' },
  'incident.resolved': { label: 'Incident resolved', group: 'incidents' },
  'incident.reopened': { label: 'Incident reopened', group: 'incidents' },
  'incident.log': { label: 'Incident log entry', group: 'incidents' },
  'check.down': { label: 'Check down', group: 'checks' },
  'check.up': { label: 'Check up', group: 'checks' },
  'check.flapping': { label: 'Check flapping', group: 'checks' },
  'check.steady': { label: 'Check steady again', group: 'checks' },
  'check.certificate': { label: 'Certificate ends soon', group: 'checks' },
  'check.changed': { label: 'Check changed', group: 'checks' },
  'maintenance.began': { label: 'Maintenance began', group: 'checks' },
  'maintenance.ended': { label: 'Maintenance ended', group: 'checks' },
  'situation.opened': { label: 'Situation opened', group: 'situations' },
  'situation.acknowledged': { label: 'Situation acknowledged', group: 'situations' },
  'situation.resolved': { label: 'Situation resolved', group: 'situations' },
  'situation.merged': { label: 'Situations merged', group: 'situations' },
  'situation.split': { label: 'Situation split', group: 'situations' },
  'alert.shown': { label: 'Notification shown', group: 'alerts' },
  'alert.failed': { label: 'Notification failed', group: 'alerts' },
  'alert.action': { label: 'Notification answered', group: 'alerts' },
  'alert.held': { label: 'Alert held for later', group: 'alerts' },
  'silence.began': { label: 'Silence began', group: 'alerts' },
  'silence.ended': { label: 'Silence ended', group: 'alerts' },
  'alert.proved': { label: 'Alert path tested', group: 'alerts' },
  'blind.began': { label: 'Blind interval began', group: 'sight' },
  'blind.ended': { label: 'Blind interval ended', group: 'sight' },
  'watch.resumed': { label: 'Back: what changed', group: 'sight' },
  'clock.stepped': { label: 'Clock stepped', group: 'sight' },
  'clock.skewed': { label: 'Clock off', group: 'sight' },
  'shift.began': { label: 'Shift began', group: 'duty' },
  'shift.ended': { label: 'Shift ended', group: 'duty' },
  'duty.entered': { label: 'Hours entered', group: 'duty' },
  'duty.adjusted': { label: 'Incident hours corrected', group: 'duty' },
  'duty.answered': { label: 'Work or rest answered', group: 'duty' },
  'duty.warned': { label: 'Limit of hours', group: 'duty' },
  'emergency.began': { label: 'Emergency rules began', group: 'duty' },
  'emergency.ended': { label: 'Emergency rules ended', group: 'duty' },
  'cover.changed': { label: 'Cover changed', group: 'duty' },
  'routine.done': { label: 'Routine done', group: 'duty' },
  'routine.skipped': { label: 'Routine not done', group: 'duty' },
  'routine.late': { label: 'Routine late', group: 'duty' },
  'routine.checked': { label: 'Checked by machine', group: 'duty' },
  'routine.reopened': { label: 'Routine reopened', group: 'duty' },
  'rota.changed': { label: 'Rota changed', group: 'duty' },
  'break.due': { label: 'Break due', group: 'duty' },
  'break.taken': { label: 'Break taken', group: 'duty' },
  'break.ended': { label: 'Break ended', group: 'duty' },
  'break.postponed': { label: 'Break postponed', group: 'duty' },
  'break.refused': { label: 'No break now', group: 'duty' },
  'break.missed': { label: 'Break missed', group: 'duty' },
  'break.credited': { label: 'Time away counted as break', group: 'duty' },
  note: { label: 'Note', group: 'people' },
  action: { label: 'Action', group: 'people' },
  'message.sent': { label: 'Update sent', group: 'people' },
  'message.failed': { label: 'Update not confirmed', group: 'people' },
  'run.severity': { label: 'Severity set', group: 'incidents' },
  'run.status': { label: 'Status set', group: 'incidents' },
  'run.finding': { label: 'Finding', group: 'incidents' },
  'run.cause': { label: 'Cause', group: 'incidents' },
  'run.called': { label: 'Somebody called', group: 'incidents' },
  'run.answered': { label: 'Call answered', group: 'incidents' },
  'run.impact': { label: 'Impact stated', group: 'incidents' },
  'run.update': { label: 'Status update', group: 'incidents' },
  'run.step': { label: 'Step ticked', group: 'incidents' },
  'run.decided': { label: 'Decision point', group: 'incidents' },
  'run.command': { label: 'Command', group: 'incidents' },
  'run.classified': { label: 'Page classified', group: 'incidents' },
  'run.prompted': { label: 'Prompt', group: 'incidents' },
  'diagnostic.ran': { label: 'Command run', group: 'incidents' },
  'change.logged': { label: 'Change', group: 'people' },
  'handoff.compiled': { label: 'Handoff compiled', group: 'duty' },
  'handoff.given': { label: 'Handoff given', group: 'duty' },
  'handoff.step': { label: 'Handoff step', group: 'duty' },
  'handoff.received': { label: 'Handoff received', group: 'duty' },
  'handoff.accepted': { label: 'Handoff accepted', group: 'duty' },
  'handoff.verified': { label: 'Handoff verified', group: 'duty' },
  'app.started': { label: 'Watchkeeper started', group: 'watchkeeper' },
  'app.stopped': { label: 'Watchkeeper stopped', group: 'watchkeeper' },
  'data.notice': { label: 'Data notice', group: 'watchkeeper' },
  'connection.changed': { label: 'Connection changed', group: 'watchkeeper' },
  'policy.loaded': { label: 'Policy loaded', group: 'watchkeeper' },
};

export const eventSourceLabels: Readonly<Record<EventSource, string>> = {
  pagerduty: 'PagerDuty',
  check: 'Check',
  person: 'Person',
  watchkeeper: 'Watchkeeper',
  drill: 'Demo',
};

/** The word for a kind; one from a later version is shown as it is written. */
export function eventLabel(kind: string): string {
  return Object.hasOwn(eventKinds, kind) ? eventKinds[kind as EventKind].label : kind;
}

/** The group of a kind; one from a later version counts as Watchkeeper's own. */
export function eventGroup(kind: string): EventGroup {
  return Object.hasOwn(eventKinds, kind) ? eventKinds[kind as EventKind].group : 'watchkeeper';
}

/** All kinds of the chosen groups; none chosen means every kind and gives an empty list, as the contract wants it. */
export function kindsOfGroups(groups: readonly EventGroup[]): EventKind[] {
  const chosen = new Set(groups);
  return (Object.keys(eventKinds) as EventKind[]).filter((kind) => chosen.has(eventKinds[kind].group));
}
