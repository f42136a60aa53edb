import { Send } from 'lucide-react';
import { IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useView, useWatch } from '../../store/stores.ts';

/** What is not at PagerDuty yet, on every screen. */
export function OutboxChip() {
  const outbox = useWatch((watch) => watch.outbox);
  const open = useView((view) => view.open);
  if (outbox === null) return null;
  const { pending, hold } = outbox;
  const show = () => open({ kind: 'outbox' });
  if (pending.length === 0) return <IconButton icon={Send} label="Outbox: nothing waits" onClick={show} />;
  const asking = pending.filter(({ state }) => state === 'asking').length;
  const tone = asking > 0 || hold?.reason === 'token-refused' ? 'alert' : 'warn';
  return (
    <button type="button" className="chip" data-tone={tone} title={hold?.message ?? 'Actions that PagerDuty has not confirmed yet'} onClick={show}>
      <Icon of={Send} small />
      <span className="unseen">Outbox: </span>
      <span className="figures">{pending.length} waiting{asking === 0 ? '' : `, ${asking} ${asking === 1 ? 'asks' : 'ask'}`}</span>
    </button>
  );
}
