import { Copy, Send } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import './rota.css';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { coverMessage } from '../../../shared/domain/rota-words.ts';
import { instantOfField } from '../../../shared/domain/zone-field.ts';
import type { RotaView } from '../../../shared/model/rota-view.ts';
import { askMain, copy, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { clock } from '../../store/clock.ts';
import { useView, useWatch, useZone } from '../../store/stores.ts';
import { toLocalField } from '../hours/local-field.ts';
import { useConnections } from '../messages/messages.ts';
import { noPagerDutyCover, overrideInPagerDuty, PagerDutyCover } from './pagerduty-cover.tsx';
import { SpanFields, spanFaults } from './span-fields.tsx';
import { useRota } from './use-rota.ts';

/** Somebody is asked to take hours of a shift; when they have said yes, PagerDuty can be told (A21). */
export function CoverRequestDialog() {
  const { view } = useRota();
  const close = useView((each) => each.close);
  if (view === null) return null;
  return <Dialog title="Ask for cover" onClose={close}><RequestForm view={view} onDone={close} /></Dialog>;
}

function RequestForm({ view, onDone }: { readonly view: RotaView; readonly onDone: () => void }) {
  const here = useZone();
  const zone = view.rota?.zone ?? here;
  const me = useWatch(({ connection }) => connection?.userName ?? null);
  const slack = useConnections()?.slack ?? null;
  const [next] = useState(() => view.own.shifts.filter(({ to }) => to > clock.now()).toSorted((a, b) => a.from - b.from)[0]);
  const [from, setFrom] = useState(() => (next === undefined ? '' : toLocalField(Math.max(next.from, clock.now()), zone)));
  const [to, setTo] = useState(() => (next === undefined || next.to >= Number.MAX_SAFE_INTEGER ? '' : toLocalField(next.to, zone)));
  const [typed, setTyped] = useState<string | null>(null);
  const [pagerDuty, setPagerDuty] = useState(noPagerDutyCover);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [begins, ends] = [instantOfField(from, zone), instantOfField(to, zone)];
  const who = view.rota?.people.find(({ id }) => id === view.self)?.name ?? me ?? 'I';
  const text = typed ?? (begins === null || ends === null ? '' : coverMessage({ from: begins, to: ends, seats: next === undefined ? [] : [next.seat], who }, zone));

  async function post(): Promise<void> {
    if (text.trim() === '') return setProblem('Say from when to when first.');
    tellOutcome(outcomeOf(await askMain('cover.ask', { text })));
  }
  async function override(event: FormEvent): Promise<void> {
    event.preventDefault();
    const faults = spanFaults(begins, ends);
    setFields(faults);
    if (begins === null || ends === null || Object.keys(faults).length > 0) return;
    if (pagerDuty.scheduleIds.length === 0) return onDone();
    const trouble = await overrideInPagerDuty(view.schedules, pagerDuty, begins, ends);
    if (trouble !== null) return setProblem(trouble);
    onDone();
  }
  return (
    <form className="dialog-form" onSubmit={(event) => void override(event)} noValidate>
      <div className="dialog-body">
        <div className="form-grid"><SpanFields from={from} to={to} zone={zone} fields={fields} setFrom={setFrom} setTo={setTo} /></div>
        <Field label="Message" hint="Nobody gets it unless you send it." wide>
          {(tie) => <textarea {...tie} className="input text-area" rows={4} maxLength={3000} value={text} onChange={({ target }) => setTyped(target.value)} />}
        </Field>
        <div className="form-actions">
          <Button icon={Copy} onClick={() => void copy(text, 'The message')}>Copy the message</Button>
          {slack?.state === 'connected' ? <Button icon={Send} onClick={() => void post()}>Post it in Slack {slack.channel ?? ''}</Button> : null}
        </div>
        <PagerDutyCover schedules={view.schedules} chosen={pagerDuty} onChange={setPagerDuty} />
      </div>
      <footer className="dialog-foot">
        {problem === null ? null : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end"><Button onClick={onDone}>Close</Button>{pagerDuty.scheduleIds.length === 0 ? null : <Button look="primary" type="submit">Override in PagerDuty</Button>}</div>
      </footer>
    </form>
  );
}
