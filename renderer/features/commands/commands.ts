import { markdownOfSituation } from '../../../shared/domain/format-situation.ts';
import { shownVerdict } from '../../../shared/domain/check-order.ts';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import { memberKey } from '../../../shared/domain/situation-members.ts';
import { byUrgency } from '../../../shared/domain/situation-order.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { askMain, acknowledge, copy, doAndTell, openLink, tell } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { view } from '../../store/stores.ts';
import { incidentActions, screens } from '../../store/view-store.ts';
import type { WatchState } from '../../store/watch-store.ts';
import { actionNames } from '../outbox/action-words.ts';
import { incidentsOf, openIncidentsOf } from '../outbox/open-incidents.ts';
import { handoffCommands } from '../handoff/handoff-commands.ts';
import { hoursCommands } from '../hours/hours-commands.ts';
import { incidentCommands } from '../incident/incident-commands.ts';
import { runnable } from '../now/runnable.ts';
import { endSilence, leaveAlone, splitOff } from '../quiet/quiet-actions.ts';
import { lengths } from '../quiet/silence-words.ts';
import { commandKey } from '../shell/key-names.ts';
import { screenDigit, screenNames } from '../shell/screen-names.ts';

export type Command = {
  readonly id: string;
  readonly group: 'Incident' | 'Situations' | 'Go to' | 'Checks' | 'Copy' | 'Watchkeeper' | 'Runbook' | 'Handoff';
  readonly label: string;
  readonly keys?: string;
  readonly run: () => void;
};

/** Everything that can be done from anywhere, for what holds now: the urgent first. */
export function listCommands(state: WatchState): readonly Command[] {
  return [...incidentCommands(view.getState()), ...situationCommands(state), ...quietAllCommands(state), ...screenCommands(), ...checkCommands(state), ...hoursCommands(state), ...handoffCommands(), ...copyCommands(state), ...appCommands(state)];
}

function situationCommands({ situations }: WatchState): readonly Command[] {
  const open = (situations ?? []).filter(({ status }) => status !== 'resolved').toSorted(byUrgency);
  const merge: readonly Command[] = open.length < 2 ? [] : [{ id: 'merge', group: 'Situations', label: 'Merge situations…', run: () => view.getState().open({ kind: 'merge', situationId: null }) }];
  return [...open.flatMap((situation): readonly Command[] => {
    const title = plainLine(situation.title, 80);
    const url = situation.members.find((member) => member.url !== null)?.url ?? null;
    return [
      ...(situation.status === 'triggered' ? [{ id: `acknowledge ${situation.id}`, group: 'Situations', label: `Acknowledge: ${title}`, run: () => void acknowledge(situation) } as const] : []),
      ...(openIncidentsOf(situation).length === 0 ? [] : incidentActions.map((action) => ({
        id: `${action} ${situation.id}`, group: 'Situations' as const, label: `${actionNames[action].menu.replace('…', '')}: ${title}`, keys: actionNames[action].key,
        run: () => view.getState().open({ kind: 'act', action, incidentIds: openIncidentsOf(situation) }),
      }))),
      ...incidentsOf(situation).map((incidentId) => ({ id: `run ${incidentId}`, group: 'Situations' as const, label: `Open the incident: ${title}`, keys: 'I', run: () => view.getState().showIncident(incidentId) })),
      ...(runnable(situation)?.kind === 'start' ? [{ id: `start ${situation.id}`, group: 'Situations', label: `Run as a local incident: ${title}`, keys: 'I', run: () => view.getState().open({ kind: 'local-incident', situationId: situation.id }) } as const] : []),
      ...(url === null ? [] : [{ id: `open ${situation.id}`, group: 'Situations', label: `Open in PagerDuty: ${title}`, run: () => void openLink(url) } as const]),
      ...quietCommands(situation, title),
    ];
  }), ...merge];
}

function quietCommands(situation: Situation, title: string): readonly Command[] {
  const silences = lengths.map(({ value, label }): Command => ({
    id: `silence ${value} ${situation.id}`, group: 'Situations', label: `Silence ${value === 'recovered' ? label.toLowerCase() : `for ${label}`}: ${title}`,
    run: () => view.getState().open({ kind: 'silence', situationId: situation.id, length: value }),
  }));
  const splits = situation.members.length < 2 ? [] : situation.members.map((member): Command => ({
    id: `split ${situation.id} ${memberKey(member)}`, group: 'Situations', label: `Split off ${plainLine(member.title, 60)}: ${title}`, run: () => void splitOff(situation.id, memberKey(member)),
  }));
  return [...silences, ...splits];
}

function quietAllCommands({ alerting }: WatchState): readonly Command[] {
  if (alerting === null) return [];
  return [
    ...alerting.silences.map((silence): Command => ({ id: `end silence ${silence.id}`, group: 'Situations', label: `End the silence now: ${plainLine(silence.name, 80)}`, run: () => void endSilence(silence) })),
    alerting.askedUntil === null
      ? { id: 'leave alone', group: 'Watchkeeper', label: 'Do not disturb for 1 h (SEV-1/2 is heard all the same)', run: () => void leaveAlone(60) }
      : { id: 'leave alone', group: 'Watchkeeper', label: 'End do not disturb', run: () => void leaveAlone(0) },
  ];
}

function screenCommands(): readonly Command[] {
  return screens.map((screen) => ({ id: `go ${screen}`, group: 'Go to', label: screenNames[screen].label, keys: `${commandKey} ${screenDigit(screen)}`, run: () => view.getState().go(screen) }));
}

function checkCommands({ checks }: WatchState): readonly Command[] {
  const named = (checks ?? []).flatMap((report): readonly Command[] => {
    const { id, name, paused } = report.check;
    return [
      { id: `show ${id}`, group: 'Checks', label: `Show check: ${name} (${shownVerdict(report)})`, run: () => { view.getState().selectCheck(id); view.getState().go('health'); } },
      { id: `probe ${id}`, group: 'Checks', label: `Probe now: ${name}`, run: () => void doAndTell('check.probeNow', { id }) },
      { id: `pause ${id}`, group: 'Checks', label: `${paused ? 'Resume' : 'Pause'} check: ${name}`, run: () => void pause(id, !paused) },
    ];
  });
  return [{ id: 'add check', group: 'Checks', label: 'Add a check', run: () => view.getState().open({ kind: 'check', id: null }) }, { id: 'maintenance', group: 'Checks', label: 'Maintenance…', run: () => view.getState().open({ kind: 'maintenance', checkId: null }) }, ...named];
}

async function pause(id: string, paused: boolean): Promise<void> {
  const reply = await askMain('check.pause', { id, paused });
  if (reply.ok) tell(`${reply.value.name} ${paused ? 'paused' : 'resumed'}.`);
  else tell(reply.problem.message, 'error');
}

function copyCommands({ situations, facts }: WatchState): readonly Command[] {
  const zone = facts?.zone ?? 'UTC';
  const open = (situations ?? []).filter(({ status }) => status !== 'resolved').toSorted(byUrgency);
  if (open.length === 0) return [];
  return [{ id: 'copy open', group: 'Copy', label: 'Copy the open situations as Markdown', run: () => void copy(open.map((situation) => markdownOfSituation(situation, clock.now(), zone)).join('\n'), 'Open situations') }];
}

function appCommands({ status, connection, preferences, outbox }: WatchState): readonly Command[] {
  const themes = (['system', 'dark', 'light'] as const).filter((theme) => theme !== preferences?.theme);
  const set = async (theme: (typeof themes)[number]) => {
    const reply = await askMain('preferences.set', { theme });
    if (!reply.ok) tell(reply.problem.message, 'error');
  };
  const { open } = view.getState();
  return [
    { id: 'local incident', group: 'Watchkeeper', label: 'Start a local incident', run: () => open({ kind: 'local-incident' }) },
    { id: 'log change', group: 'Watchkeeper', label: 'Log a change: deployment, flag, configuration', run: () => open({ kind: 'change' }) },
    { id: 'outbox', group: 'Watchkeeper', label: (outbox?.pending.length ?? 0) === 0 ? 'Outbox' : `Outbox: ${outbox?.pending.length} waiting`, keys: 'O', run: () => open({ kind: 'outbox' }) },
    ...(connection?.state === 'connected' || connection?.state === 'demo' ? [{ id: 'create incident', group: 'Watchkeeper' as const, label: 'New incident in PagerDuty', run: () => open({ kind: 'create' }) }] : []),
    ...(connection?.state === 'connected' || connection?.state === 'demo' ? [{ id: 'ask', group: 'Watchkeeper' as const, label: 'Ask PagerDuty now', keys: 'F5', run: () => void doAndTell('pagerduty.ask', undefined) }] : []),
    { id: 'connect', group: 'Watchkeeper', label: connection?.state === 'connected' ? 'PagerDuty connection' : 'Connect PagerDuty', run: () => open({ kind: 'connect' }) },
    { id: 'ways out', group: 'Watchkeeper', label: 'Slack and status page', run: () => open({ kind: 'ways-out' }) },
    status?.demo === true
      ? { id: 'leave demo', group: 'Watchkeeper', label: 'Leave the demo watch', run: () => void doAndTell('demo.leave', undefined) }
      : { id: 'start demo', group: 'Watchkeeper', label: 'Start the demo watch', run: () => void doAndTell('demo.start', undefined) },
    { id: 'drills', group: 'Watchkeeper', label: 'Drills', run: () => open({ kind: 'drills' }) },
    { id: 'prove alerts', group: 'Watchkeeper', label: 'Prove the alert path', run: () => void doAndTell('selfTest.run', undefined) },
    { id: 'test notification', group: 'Watchkeeper', label: 'Send a test notification', run: () => void doAndTell('notification.test', undefined) },
    ...themes.map((theme) => ({ id: `theme ${theme}`, group: 'Watchkeeper' as const, label: `Theme: ${theme}`, run: () => void set(theme) })),
    { id: 'policy', group: 'Watchkeeper', label: 'Policy: load, export', run: () => open({ kind: 'policy' }) },
    { id: 'settings', group: 'Watchkeeper', label: 'Settings: connections, keys, data, diagnostics', keys: `${commandKey} ,`, run: () => view.getState().go('settings') },
    { id: 'setup', group: 'Watchkeeper', label: 'First steps', run: () => open({ kind: 'setup' }) },
    { id: 'preferences', group: 'Watchkeeper', label: 'Preferences', run: () => open({ kind: 'preferences' }) },
    { id: 'shortcuts', group: 'Watchkeeper', label: 'Keyboard shortcuts', keys: '?', run: () => open({ kind: 'shortcuts' }) },
  ];
}
