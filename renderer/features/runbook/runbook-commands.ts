import type { RunbookView } from '../../../shared/model/runbook.ts';
import { copy, openLink } from '../../store/actions.ts';
import { view } from '../../store/stores.ts';
import type { Command } from '../commands/commands.ts';

/** The parts of the runbook, the pages to open, the numbers and commands to copy: for the palette (S46, S50). */
export function runbookCommands(runbook: RunbookView | null): readonly Command[] {
  if (runbook === null) return [];
  const { sections, tools, contacts, commands } = runbook;
  const group = 'Runbook' as const;
  return [
    ...tools.flatMap(({ id, name, url }): readonly Command[] => (url === null ? [] : [{ id: `tool ${id}`, group, label: `Open ${name}`, run: () => void openLink(url) }])),
    ...contacts.flatMap(({ id, name, phone }): readonly Command[] => (phone === null ? [] : [{ id: `contact ${id}`, group, label: `Copy the number: ${name} ${phone}`, run: () => void copy(phone, `${name}’s number`) }])),
    ...commands.flatMap(({ id, text }): readonly Command[] => (text === null ? [] : [{ id: `command ${id}`, group, label: `Copy: ${text}`, run: () => void copy(text, 'Command') }])),
    ...sections.map(({ id, title, line }): Command => ({ id: `runbook ${id}`, group, label: `Runbook: ${title}`, ...(line === null ? {} : { keys: `L${line}` }), run: () => view.getState().showRunbook(id) })),
  ];
}
