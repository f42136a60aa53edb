import { plainLine } from '../../../shared/domain/plain-text.ts';
import { copy } from '../../store/actions.ts';
import type { ViewState } from '../../store/view-store.ts';
import type { Command } from '../commands/commands.ts';
import { commandEntry } from './entries.ts';
import { copyExport, exports, saveExport } from './head-menu.tsx';
import { acknowledgeOne, incident, say, undo } from './incident.ts';
import { runStatusWords, statusOrder } from './incident-words.ts';
import { nextCall } from './next-call.ts';
import { setStatus } from './status-switch.tsx';
import { sayUnchanged } from './updates-bar.tsx';

/** What can be done with the incident whose page is open. */
export function incidentCommands({ screen, incidentId, open }: ViewState): readonly Command[] {
  const { page } = incident.getState();
  if (screen !== 'incidents' || page === null || page.incident.id !== incidentId) return [];
  const { run, undo: undoable, channelName } = page;
  const command = (label: string, act: () => void, keys?: string): Command => ({ id: `incident ${label}`, group: 'Incident', label, ...(keys === undefined ? {} : { keys }), run: act });
  return [
    ...(page.incident.status === 'triggered' && page.open ? [command('Acknowledge this incident', () => void acknowledgeOne(page))] : []),
    ...statusOrder.map((word) => command(`Status: ${runStatusWords[word].word}`, () => setStatus(page, word), runStatusWords[word].key)),
    command('Change the severity', () => open({ kind: 'severity' }), 'V'),
    command('Log a call', () => open({ kind: 'call', level: nextCall(page) }), 'L'),
    command('Decide whether to escalate', () => open({ kind: 'decision' }), 'Q'),
    ...(run.updates.length === 0 ? [] : [command('Status update: no change', () => void sayUnchanged(page), 'J')]),
    command(run.commanderSince === null ? 'Take command' : 'Hand over command', () => void say(commandEntry(run.commanderSince === null))),
    command(`Copy the channel name: ${channelName}`, () => void copy(channelName, 'Channel name'), 'K'),
    ...exports.flatMap((each) => [command(each.label, () => void copyExport(page.incident.id, each)), command(each.save, () => void saveExport(page.incident.id, each))]),
    ...(undoable === null ? [] : [command(`Take back: ${plainLine(undoable.words, 60)}`, () => void undo(), 'Z')]),
  ];
}
