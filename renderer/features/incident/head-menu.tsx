import { MenuButton } from '../../components/menu-button.tsx';
import type { MenuItem } from '../../components/menu.tsx';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import { copy, saveText } from '../../store/actions.ts';
import { view } from '../../store/stores.ts';
import { incidentActions } from '../../store/view-store.ts';
import { actionNames } from '../outbox/action-words.ts';
import { commandEntry } from './entries.ts';
import { exportFile, say } from './incident.ts';

export const exports = [
  { format: 'markdown', label: 'Copy the timeline as Markdown', save: 'Save the timeline as Markdown…', short: 'Copy Markdown', what: 'Timeline' },
  { format: 'json', label: 'Copy the timeline as JSON', save: 'Save the timeline as JSON…', short: 'Copy JSON', what: 'Timeline' },
  { format: 'report', label: 'Copy the report draft', save: 'Save the report draft…', short: 'Copy report', what: 'Report draft' },
] as const;

export async function copyExport(id: string, { format, what }: (typeof exports)[number]): Promise<void> {
  const exported = await exportFile(id, format);
  if (exported !== null) await copy(exported.text, what);
}

export async function saveExport(id: string, { format, what }: (typeof exports)[number]): Promise<void> {
  const exported = await exportFile(id, format);
  if (exported !== null) await saveText(exported.fileName, exported.text, what);
}

/** What else can be done with an incident. */
export function menuItems(page: IncidentPage): readonly MenuItem[] {
  const { incident, run, open } = page;
  const atSource = incident.source === 'local' || !open ? [] : incidentActions.filter((action) => action !== 'resolve');
  return [
    ...atSource.map((action) => ({ key: action, label: actionNames[action].menu.replace('…', ' in PagerDuty…'), onSelect: () => view.getState().open({ kind: 'act', action, incidentIds: [incident.id] }) })),
    { key: 'command', label: run.commanderSince === null ? 'Take command' : 'Hand over command', onSelect: () => void say(commandEntry(run.commanderSince === null)) },
    ...exports.map((each) => ({ key: each.format, label: each.label, onSelect: () => void copyExport(incident.id, each) })),
    ...exports.map((each) => ({ key: `save ${each.format}`, label: each.save, onSelect: () => void saveExport(incident.id, each) })),
  ];
}

export function HeadMenu({ page }: { readonly page: IncidentPage }) {
  return <MenuButton label="More…" items={menuItems(page)} />;
}
