import { OutsideWords } from '../../components/outside-text.tsx';
import type { RunbookBlock, RunbookSection, RunbookView } from '../../../shared/model/runbook.ts';
import { CommandsBlock } from './commands-block.tsx';
import { ContactsBlock } from './contacts-block.tsx';
import { Line, placeOfItem } from './item-place.tsx';
import { ToolsBlock } from './tools-block.tsx';

type SectionViewProps = { readonly section: RunbookSection; readonly view: RunbookView; readonly target: string | null };

export function SectionView({ section: { id, title, line, fromPolicy, blocks }, view, target }: SectionViewProps) {
  const layout = blocks.filter(({ kind }) => kind === 'points' || kind === 'steps').length > 1 ? 'columns' : 'rows';
  return (
    <section className="panel runbook-section" aria-labelledby={`runbook-${id}`}>
      <div className="runbook-head">
        <h2 id={`runbook-${id}`} tabIndex={-1} data-target={target === id}>{title}</h2>
        {fromPolicy ? <span className="runbook-origin" title="Written from the policy in force: the very numbers that Watchkeeper counts by">policy</span> : null}
        {line === null ? null : <span className="runbook-line figures" title={`Line ${line} of the on-call runbook`}>L{line}</span>}
      </div>
      <div className="runbook-blocks" data-layout={layout}>
        {blocks.map((block) => <Block key={block.anchor} block={block} view={view} target={target} label={title} />)}
      </div>
    </section>
  );
}

type BlockProps = { readonly block: RunbookBlock; readonly view: RunbookView; readonly target: string | null; readonly label: string };

function Block({ block, view, target, label }: BlockProps) {
  switch (block.kind) {
    case 'contacts': return <ContactsBlock items={block.items} contacts={view.contacts} target={target} />;
    case 'tools': return <ToolsBlock items={block.items} tools={view.tools} target={target} />;
    case 'commands': return <CommandsBlock items={block.items} commands={view.commands} target={target} />;
    case 'table': return <Table block={block} target={target} label={label} />;
    case 'text': return <>{block.items.map((item) => <p key={item.anchor} {...placeOfItem(item, target)} className="runbook-text"><OutsideWords text={item.cells[0] ?? ''} /><Line line={item.line} /></p>)}</>;
    case 'points':
    case 'steps': return <Points block={block} target={target} />;
  }
}

function Points({ block: { kind, anchor, title, items, line }, target }: { readonly block: RunbookBlock; readonly target: string | null }) {
  const List = kind === 'steps' ? 'ol' : 'ul';
  return (
    <div className="runbook-points">
      {title === null ? null : <h3 id={`runbook-${anchor}`} tabIndex={-1} data-target={target === anchor}><OutsideWords text={title} />{items.some((item) => item.line === line) ? null : <Line line={line} />}</h3>}
      <List className={kind === 'steps' ? 'runbook-steps' : 'runbook-list'}>
        {items.map((item) => <li key={item.anchor} {...placeOfItem(item, target)}><span><OutsideWords text={item.cells[0] ?? ''} /></span><Line line={item.line} /></li>)}
      </List>
    </div>
  );
}

function Table({ block: { title, columns, items }, target, label }: { readonly block: RunbookBlock; readonly target: string | null; readonly label: string }) {
  const lined = items.some(({ line }) => line !== null);
  return (
    <table className="runbook-table" aria-label={title ?? label}>
      <thead><tr>{columns.map((column) => <th key={column} scope="col">{column === '' ? <span className="unseen">Name</span> : column}</th>)}{lined ? <th scope="col"><span className="unseen">Line</span></th> : null}</tr></thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.anchor} {...placeOfItem(item, target)}>
            {item.cells.map((cell, at) => <td key={columns[at] ?? at} className="figures"><OutsideWords text={cell} /></td>)}
            {lined ? <td className="runbook-table-line"><Line line={item.line} /></td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
