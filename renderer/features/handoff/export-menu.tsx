import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { Said, SaidOutcome } from '../../components/said.tsx';
import type { Outcome } from '../../../shared/model/outcome.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import type { RawInput } from '../../../shared/ipc/contract.ts';
import { MessageStates } from '../messages/message-states.tsx';
import { useConnections } from '../messages/messages.ts';

type ExportMenuProps = {
  readonly id: string;
  /** What is typed is on the disk before anything goes out; false: it is not. */
  readonly settle: () => Promise<boolean>;
};

/** Every way out of a handoff. */
export function ExportMenu({ id, settle }: ExportMenuProps) {
  const [posting, setPosting] = useState(false);
  const out = async (asked: RawInput<'handoff.export'>): Promise<void> => {
    if (await settle()) tellOutcome(outcomeOf(await askMain('handoff.export', asked)));
  };
  const items = [
    { key: 'copy-markdown', label: 'Copy as Markdown', onSelect: () => void out({ to: 'clipboard', id, format: 'markdown' }) },
    { key: 'copy-rich', label: 'Copy as formatted text', onSelect: () => void out({ to: 'clipboard', id, format: 'rich' }) },
    { key: 'copy-slack', label: 'Copy for Slack', onSelect: () => void out({ to: 'clipboard', id, format: 'slack' }) },
    { key: 'folder', label: 'Save into the handoff folder', onSelect: () => void out({ to: 'folder', id, format: 'markdown' }) },
    { key: 'folder-anew', label: 'Save into another folder…', onSelect: () => void out({ to: 'folder', id, format: 'markdown', anew: true }) },
    { key: 'watch', label: 'For the receiver: .watch file…', onSelect: () => void out({ to: 'file', id, format: 'watch' }) },
    { key: 'file', label: 'Save as Markdown…', onSelect: () => void out({ to: 'file', id, format: 'markdown' }) },
    { key: 'pdf', label: 'Save as PDF…', onSelect: () => void out({ to: 'file', id, format: 'pdf' }) },
    { key: 'html', label: 'Save as HTML…', onSelect: () => void out({ to: 'file', id, format: 'html' }) },
    { key: 'slack', label: 'Post to Slack…', onSelect: () => setPosting(true) },
  ];
  return (
    <>
      <MenuButton label="Hand out" items={items} />
      {posting ? <PostDialog id={id} settle={settle} onClose={() => setPosting(false)} /> : null}
    </>
  );
}

/** A handoff in a channel is read by many: asked once more, with its name. */
function PostDialog({ id, settle, onClose }: ExportMenuProps & { readonly onClose: () => void }) {
  const connections = useConnections();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const slack = connections?.slack;
  async function post(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setOutcome((await settle()) ? outcomeOf(await askMain('handoff.export', { to: 'slack', id })) : { result: 'failed', message: 'Not now: what you typed is not on the disk yet.' });
    setBusy(false);
  }
  return (
    <Dialog title="Post to Slack" onClose={onClose}>
      <div className="dialog-body">
        {slack === undefined ? null : slack.state === 'none' ? <Said level="info">Slack is not connected: connect it in Settings, or copy the handoff for Slack.</Said> : <p>The whole handoff goes to <strong>{slack.channel}</strong>, in several messages where it is long. Everybody there can read it.</p>}
        <MessageStates incidentId={`other:${id}`} />
      </div>
      <footer className="dialog-foot">
        {outcome === null ? null : <SaidOutcome outcome={outcome} />}
        <div className="form-actions form-end">
          <Button onClick={onClose}>{outcome?.result === 'queued' ? 'Close' : 'Cancel'}</Button>
          {slack === undefined || slack.state === 'none' || outcome?.result === 'queued' ? null : <Button look="primary" data-first="" aria-disabled={busy} onClick={() => void post()}>Post it</Button>}
        </div>
      </footer>
    </Dialog>
  );
}
