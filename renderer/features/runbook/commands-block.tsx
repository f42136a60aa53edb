import { Activity, Copy, Play } from 'lucide-react';
import { Button, IconButton } from '../../components/button.tsx';
import { OutsideText, OutsideWords } from '../../components/outside-text.tsx';
import type { RunbookCommandRow, RunbookItem } from '../../../shared/model/runbook.ts';
import { copy } from '../../store/actions.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { Line, placeOfItem } from './item-place.tsx';

type CommandsBlockProps = { readonly items: readonly RunbookItem[]; readonly commands: readonly RunbookCommandRow[]; readonly target: string | null };

/** What is typed in a hurry: to copy, and to run from here where the policy lists it and a person has allowed it. */
export function CommandsBlock({ items, commands, target }: CommandsBlockProps) {
  return (
    <ul className="runbook-rows" aria-label="Commands">
      {items.map((item, at) => {
        const command = commands[at];
        return command === undefined ? null : <Row key={item.anchor} item={item} command={command} target={target} />;
      })}
    </ul>
  );
}

function Row({ item, command: { name, text, how, run, unfit, check, allowed, running }, target }: { readonly item: RunbookItem; readonly command: RunbookCommandRow; readonly target: string | null }) {
  const open = useView((view) => view.open);
  return (
    <li {...placeOfItem(item, target)} className="runbook-row" data-kind="command">
      <strong><OutsideText text={name} /></strong>
      <span className="runbook-command">
        {how === null ? null : <span className="soft"><OutsideWords text={how} /></span>}
        {text === null ? null : <code><OutsideText text={text} /></code>}
        {text === null ? null : <IconButton icon={Copy} label={`Copy: ${text}`} onClick={() => void copy(text, 'Command')} />}
      </span>
      <span className="runbook-confirmed">
        {check === null ? null : <CheckLink id={check} />}
        {!run || text === null ? null : <span className="soft" title={unfit ?? undefined}>{unfit !== null ? 'cannot be run from here' : allowed === null ? 'not allowed yet' : 'allowed here'}</span>}
        {!run || text === null || unfit !== null ? null : <Button icon={Play} look="quiet" aria-label={`Run: ${text}`} onClick={() => open({ kind: 'command', text, incidentId: null })}>{running ? 'Running…' : allowed === null ? 'Allow…' : 'Run…'}</Button>}
      </span>
      <Line line={item.line} />
    </li>
  );
}

/** The check that does the same by itself, day and night. */
function CheckLink({ id }: { readonly id: string }) {
  const name = useWatch(({ checks }) => checks?.find(({ check }) => check.id === id)?.check.name ?? null);
  const go = useView((view) => view.go);
  const selectCheck = useView((view) => view.selectCheck);
  if (name === null) return null;
  return <Button icon={Activity} look="quiet" onClick={() => { selectCheck(id); go('health'); }}>Check: {name}</Button>;
}
