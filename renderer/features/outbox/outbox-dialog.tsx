import { Dialog } from '../../components/dialog.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import type { OutboxView } from '../../../shared/model/outbox.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { EndedRow } from './ended-row.tsx';
import { PendingRow } from './pending-row.tsx';

export function OutboxDialog() {
  const outbox = useWatch((watch) => watch.outbox);
  const close = useView((view) => view.close);
  return (
    <Dialog title="Outbox" size="wide" onClose={close}>
      <div className="dialog-body">{outbox === null ? <p className="soft">The outbox has not been read yet.</p> : <Lists outbox={outbox} />}</div>
    </Dialog>
  );
}

function Lists({ outbox: { pending, ended, hold } }: { readonly outbox: OutboxView }) {
  const asking = pending.filter(({ state }) => state === 'asking');
  const waiting = pending.filter(({ state }) => state !== 'asking');
  return (
    <>
      {hold === null || pending.length === 0 ? null : (
        <Said level={hold.reason === 'token-refused' || hold.reason === 'storage' ? 'error' : 'warning'}>
          <OutsideWords text={hold.message} />
        </Said>
      )}
      {asking.length === 0 ? null : <section aria-label="Questions"><ul className="outbox-list">{asking.map((item) => <PendingRow key={item.id} item={item} hold={hold} />)}</ul></section>}
      <section aria-label="Waiting">
        <h3 className="group-title">Waiting to be confirmed by PagerDuty</h3>
        {waiting.length === 0 ? <p className="soft">Nothing waits. What you do here is on disk before it is sent, and stays on this list until PagerDuty has confirmed it.</p> : <ul className="outbox-list">{waiting.map((item) => <PendingRow key={item.id} item={item} hold={hold} />)}</ul>}
      </section>
      {ended.length === 0 ? null : (
        <section aria-label="Ended lately">
          <h3 className="group-title">Ended lately</h3>
          <ul className="outbox-list">{ended.map((item) => <EndedRow key={item.id} item={item} />)}</ul>
        </section>
      )}
    </>
  );
}
