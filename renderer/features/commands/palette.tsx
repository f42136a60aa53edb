import { Command as Menu } from 'cmdk';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useView, useWatch } from '../../store/stores.ts';
import { listCommands, type Command } from './commands.ts';
import { useRunbook } from '../runbook/use-runbook.ts';
import { runbookCommands } from '../runbook/runbook-commands.ts';
import { bestCommand, matchCommand } from './match-command.ts';

const groups = ['Incident', 'Situations', 'Go to', 'Checks', 'Copy', 'Watchkeeper', 'Runbook', 'Handoff'] as const;

/** `entered`: Enter was pressed before there were commands. */
type PaletteProps = { readonly typed: string; readonly entered: boolean; readonly onTyped: (typed: string) => void };

export function Palette({ typed, entered, onTyped }: PaletteProps) {
  const state = useWatch((watch) => watch);
  const close = useView((view) => view.close);
  const { view: runbook } = useRunbook();
  const commands = useMemo(() => [...listCommands(state), ...runbookCommands(runbook)], [state, runbook]);
  const input = useRef<HTMLInputElement>(null);
  // It takes over from an input that may hold the first keys already: the next one is put behind them.
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(input.current.value.length, input.current.value.length);
  }, []);
  // The group with the best match stands first, so that Enter takes what was typed word for word.
  const ordered = useMemo(() => {
    const best = new Map(groups.map((group) => [group, Math.max(0, ...commands.filter((command) => command.group === group).map(({ label }) => matchCommand(label, typed)))]));
    return groups.toSorted((a, b) => (best.get(b) ?? 0) - (best.get(a) ?? 0));
  }, [commands, typed]);
  const run = (command: Command) => {
    close();
    command.run();
  };
  const early = useRef(entered);
  useEffect(() => {
    if (!early.current) return;
    // Once: from here on the list has the keys.
    early.current = false;
    const meant = bestCommand(commands, typed);
    if (meant !== null) run(meant);
  });
  return (
    <Menu label="Commands" loop className="palette" filter={(_id, typed, labels) => matchCommand(labels?.join(' ') ?? '', typed)}>
      <Menu.Input ref={input} data-first="" value={typed} onValueChange={onTyped} placeholder="What should happen?" aria-label="Find a command" className="palette-input" />
      <Menu.List className="palette-list" label="Commands">
        <Menu.Empty className="dialog-text soft">No command has these words.</Menu.Empty>
        {ordered.map((group) => <Group key={group} group={group} commands={commands.filter((command) => command.group === group)} onRun={run} />)}
      </Menu.List>
    </Menu>
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
