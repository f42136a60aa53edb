import { Command as Menu } from 'cmdk';
import { useMemo, useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { useView, useWatch } from '../../store/stores.ts';
import { listCommands, type Command } from './commands.ts';
import { matchCommand } from './match-command.ts';

const groups = ['Incident', 'Situations', 'Go to', 'Checks', 'Copy', 'Watchkeeper'] as const;

export function Palette() {
  const state = useWatch((watch) => watch);
  const close = useView((view) => view.close);
  const commands = useMemo(() => listCommands(state), [state]);
  const [typed, setTyped] = useState('');
  // The group with the best match stands first, so that Enter takes what was typed word for word.
  const ordered = useMemo(() => {
    const best = new Map(groups.map((group) => [group, Math.max(0, ...commands.filter((command) => command.group === group).map(({ label }) => matchCommand(label, typed)))]));
    return groups.toSorted((a, b) => (best.get(b) ?? 0) - (best.get(a) ?? 0));
  }, [commands, typed]);
  const run = (command: Command) => {
    close();
    command.run();
  };
  return (
    <Dialog title="Commands" bare onClose={close}>
      <Menu label="Commands" loop className="palette" filter={(_id, typed, labels) => matchCommand(labels?.join(' ') ?? '', typed)}>
        <Menu.Input data-first="" value={typed} onValueChange={setTyped} placeholder="What should happen?" aria-label="Find a command" className="palette-input" />
        <Menu.List className="palette-list" label="Commands">
          <Menu.Empty className="dialog-text soft">No command has these words.</Menu.Empty>
          {ordered.map((group) => <Group key={group} group={group} commands={commands.filter((command) => command.group === group)} onRun={run} />)}
        </Menu.List>
      </Menu>
    </Dialog>
  );
}

type GroupProps = { readonly group: string; readonly commands: readonly Command[]; readonly onRun: (command: Command) => void };

function Group({ group, commands, onRun }: GroupProps) {
  if (commands.length === 0) return null;
  return (
    <Menu.Group heading={group} className="palette-group">
      {commands.map((command) => (
        <Menu.Item key={command.id} value={command.id} keywords={[command.label]} className="palette-item" onSelect={() => onRun(command)}>
          <bdi className="cut">{command.label}</bdi>
          {command.keys === undefined ? null : <kbd>{command.keys}</kbd>}
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}
