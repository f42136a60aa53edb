import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { shortDay } from '../../../shared/domain/short-day.ts';
import { isTrouble, outcomeOf } from '../../store/ask.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { useZone } from '../../store/stores.ts';
import { confirmIt } from './use-runbook.ts';

type OpenedOkProps = { readonly subject: 'tool' | 'resource'; readonly id: string; readonly name: string; readonly url: string; readonly openedAt: number | null; readonly icon: LucideIcon };

/** Opens a page. Whether it came up only the person can tell: they are asked once it was opened. */
export function OpenedOk({ subject, id, name, url, openedAt, icon }: OpenedOkProps) {
  const zone = useZone();
  const [asks, setAsks] = useState(false);
  const open = async () => {
    const outcome = outcomeOf(await askMain('link.open', { url }));
    if (isTrouble(outcome.result)) tellOutcome(outcome);
    setAsks(outcome.result === 'done');
  };
  const say = (opened: boolean) => {
    setAsks(false);
    if (opened) void confirmIt(subject, id);
  };
  return (
    <span className="runbook-confirmed">
      {asks
        ? <span className="runbook-asks" role="status">Did it open? <Button onClick={() => say(true)}>Yes</Button><Button look="quiet" onClick={() => say(false)}>No</Button></span>
        : <span className="soft">{openedAt === null ? 'not opened yet' : `opened ${shortDay(openedAt, zone)}`}</span>}
      <Button icon={icon} look="quiet" aria-label={`Open ${name}`} onClick={() => void open()}>Open</Button>
    </span>
  );
}
