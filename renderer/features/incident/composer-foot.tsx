import { Copy } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { renderUpdate, type UpdateDraft, type UpdateFormat } from '../../../shared/domain/status-update.ts';
import { formatMinute } from '../../../shared/domain/format-time.ts';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { copy } from '../../store/actions.ts';
import { view } from '../../store/stores.ts';
import { Destinations } from '../messages/destinations.tsx';
import { ChannelRules } from './channel-rules.tsx';
import { statusEntry } from './entries.ts';
import { say } from './incident.ts';
import { audiences, describeGaps, gapsOf, sentEntry, type SentUpdate } from './update-form.ts';
import { commandKey } from '../shell/key-names.ts';

type Copied = { readonly touch: string; readonly text: string; readonly entry: SentUpdate };
type ComposerFootProps = { readonly page: IncidentPage; readonly draft: UpdateDraft; /** Changes with everything that is typed. */ readonly touch: string; readonly format: UpdateFormat; readonly onFormat: (format: UpdateFormat) => void; readonly now: Instant; readonly onPosted: () => void };

const formats = [
  { value: 'slack', label: 'Slack' },
  { value: 'markdown', label: 'Markdown' },
  { value: 'plain', label: 'Plain' },
] as const satisfies readonly { readonly value: UpdateFormat; readonly label: string }[];

/** Copies, and then writes down that it went out: copied is not sent. Nothing leaves while a part is missing. */
export function ComposerFoot({ page, draft, touch, format, onFormat, now, onPosted }: ComposerFootProps) {
  const gaps = gapsOf(draft, now, page.zone);
  const [copied, setCopied] = useState<Copied | null>(null);
  const confirm = useRef<HTMLDivElement>(null);
  const text = renderUpdate(draft, format);
  // The clock goes on while somebody pastes: what counts is what was copied, until a word of it is changed.
  const isCopied = copied?.touch === touch;
  useLayoutEffect(() => {
    if (isCopied) confirm.current?.querySelector('button')?.focus();
  }, [isCopied]);
  async function take(): Promise<void> {
    if (gaps.length > 0) return;
    await copy(text, 'Update');
    setCopied({ touch, text: renderUpdate(draft, 'plain'), entry: sentEntry(draft, now, page.zone) });
  }
  async function posted(): Promise<void> {
    if (copied === null) return;
    const { entry, text: body } = copied;
    const audience = audiences.find(({ value }) => value === draft.audience)?.label.toLowerCase() ?? '';
    if (!(await say({ entry, title: `For ${audience}: ${draft.template.name}`, body }))) return;
    if (askHowItEnded()) return onPosted();
    if (draft.template.status !== null && draft.template.status !== 'resolved' && draft.template.status !== page.status.word) await say(statusEntry(draft.template.status));
    onPosted();
  }
  function askHowItEnded(): boolean {
    const over = draft.template.status === 'resolved' && page.run.resolvedAt === null && draft.audience === 'responders';
    if (over) view.getState().open({ kind: 'run-resolve' });
    return over;
  }
  // Main writes it down, and sets the status, once the first text has arrived.
  function sent(): void {
    askHowItEnded();
    onPosted();
  }
  const next = copied?.entry.nextAt ?? null;
  return (
    <div className="composer-foot" data-composer="">
      {draft.audience === 'responders' ? <ChannelRules page={page} /> : null}
      {gaps.length > 0 ? <p className="composer-gaps" role="status">{describeGaps(gaps)}</p> : null}
      <Destinations page={page} draft={draft} blocked={gaps.length > 0} now={now} nextAt={sentEntry(draft, now, page.zone).nextAt} onSent={sent} />
      <div className="composer-send">
        <Segmented label="Written for" value={format} options={formats} onChange={onFormat} />
        <span className="composer-confirm" ref={confirm}>{isCopied ? <Button look="primary" onClick={() => void posted()}>It is posted{next === null ? '' : `; next one ${formatMinute(next, page.zone)}`} <kbd aria-hidden="true">Enter</kbd></Button> : null}</span>
        <Button look={isCopied ? 'plain' : 'primary'} icon={Copy} aria-disabled={gaps.length > 0} data-copy="" onClick={() => void take()}>{isCopied ? 'Copy again' : <>Copy <kbd aria-hidden="true">{commandKey} Enter</kbd></>}</Button>
      </div>
    </div>
  );
}
