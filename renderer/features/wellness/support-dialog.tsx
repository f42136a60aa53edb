import { Pencil } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import './support.css';
import { Button, IconButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import type { SupportLine } from '../../../shared/model/wellness-view.ts';
import { useView } from '../../store/stores.ts';
import { CallLine } from './support-list.tsx';
import { useWellness } from './use-wellness.ts';
import { problemOfWellness } from './wellness-actions.ts';

const parts = [['now', 'Right now'], ['ahead', 'In the longer run']] as const;

/** Everybody to turn to, one click from the tray, without any network (S44). */
export function SupportDialog() {
  const close = useView((view) => view.close);
  const { view, problem } = useWellness();
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <Dialog title="Support numbers" onClose={close}>
      <div className="dialog-body support">
        {problem === '' ? null : <Said level="error">{problem}</Said>}
        {view?.problem ? <Said level="warning">{view.problem} The team’s numbers are shown without yours.</Said> : null}
        {parts.map(([when, title]) => (
          <section key={when} aria-label={title}>
            <h3>{title}</h3>
            <ul className="support-lines">{view?.support.filter((line) => line.when === when).map((line) => <Row key={line.id} line={line} editing={editing === line.id} onEdit={setEditing} />)}</ul>
          </section>
        ))}
        <p className="soft">The team’s numbers come from the policy file. Yours go before them and stay on this computer. In danger to life, call your country’s emergency number.</p>
      </div>
    </Dialog>
  );
}

type RowProps = { readonly line: SupportLine; readonly editing: boolean; readonly onEdit: (id: string | null) => void };

function Row({ line, editing, onEdit }: RowProps) {
  if (editing) return <NumberForm line={line} onDone={() => onEdit(null)} />;
  if (line.phone === '') {
    return (
      <li className="support-line" data-gap="true">
        <span className="support-name"><OutsideText text={line.name} />{line.note === '' ? null : <span className="soft"><OutsideText text={line.note} /></span>}</span>
        <span className="support-gap">no number yet</span>
        <Button onClick={() => onEdit(line.id)} aria-label={`Put in the number: ${line.name}`}>Put it in</Button>
      </li>
    );
  }
  return <CallLine line={line}><IconButton icon={Pencil} label={`Change the number: ${line.name}`} onClick={() => onEdit(line.id)} /></CallLine>;
}

function NumberForm({ line: { id, name, phone, own }, onDone }: { readonly line: SupportLine; readonly onDone: () => void }) {
  const [text, setText] = useState(phone);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  async function keep(event: FormEvent | null, value: string): Promise<void> {
    event?.preventDefault();
    const found = await problemOfWellness('wellness.setNumber', { id, phone: value });
    setProblem(found);
    if (found === null) onDone();
  }
  return (
    <li>
      <form ref={form} className="support-form" noValidate onSubmit={(event) => void keep(event, text)}>
        <TextField label={`Your number for: ${name}`} type="tel" autoComplete="off" value={text} onText={setText} problem={problem ?? undefined} />
        <div className="form-actions">
          <Button look="primary" type="submit">Keep</Button>
          {own ? <Button onClick={() => void keep(null, '')}>Take mine away</Button> : null}
          <Button onClick={onDone}>Cancel</Button>
        </div>
      </form>
    </li>
  );
}
