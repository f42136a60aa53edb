import { ExternalLink } from 'lucide-react';
import { OutsideText } from '../../components/outside-text.tsx';
import type { RunbookItem, RunbookTool } from '../../../shared/model/runbook.ts';
import { OpenedOk } from './opened-ok.tsx';
import { Line, placeOfItem } from './item-place.tsx';

type ToolsBlockProps = { readonly items: readonly RunbookItem[]; readonly tools: readonly RunbookTool[]; readonly target: string | null };

/** The pages that one needs in a hurry, and the day on which each was seen to open. */
export function ToolsBlock({ items, tools, target }: ToolsBlockProps) {
  return (
    <ul className="runbook-rows" aria-label="Tools">
      {items.map((item, at) => {
        const tool = tools[at];
        if (tool === undefined) return null;
        const { id, name, url, openedAt } = tool;
        return (
          <li key={item.anchor} {...placeOfItem(item, target)} className="runbook-row" data-kind="tool">
            <strong><OutsideText text={name} /></strong>
            {url === null ? <span className="runbook-missing">no address</span> : <span className="soft cut" title={url}>{url.replace(/^https:\/\//, '')}</span>}
            {url === null ? <span /> : <OpenedOk subject="tool" id={id} name={name} url={url} openedAt={openedAt} icon={ExternalLink} />}
            <Line line={item.line} />
          </li>
        );
      })}
    </ul>
  );
}
