import { ClipboardPaste, FolderOpen } from 'lucide-react';
import { useEffect, useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import type { HandoffImported } from '../../../shared/model/handoff-exchange.ts';
import { askMain, tell } from '../../store/actions.ts';
import { showHandoff } from './handoff.ts';

/** Far more than any handoff, in bytes: what is larger is not even read. */
const largest = 8 * 1024 * 1024;

async function take(text: string | null): Promise<HandoffImported> {
  const reply = await askMain('handoff.import', text === null ? { from: 'file' } : { from: 'text', text });
  return reply.ok ? reply.value : { result: 'failed', id: null, message: reply.problem.message };
}

/** Tells what came of it and shows the handoff that it is about. */
function follow({ result, id, message }: HandoffImported): void {
  tell(message, result === 'failed' ? 'error' : 'info');
  if (id !== null) showHandoff(id);
}

async function takeDropped(file: File): Promise<void> {
  if (file.size > largest) return tell(`${file.name} has ${Math.ceil(file.size / 1024 / 1024)} MB. No handoff is larger than 8 MB, so it was not read. Check that it is the right file.`, 'error');
  follow(await take(await file.text()));
}

/** The ways in: a file, a text, or a file that is dropped anywhere on the screen. */
export function ImportHandoff() {
  const [pasting, setPasting] = useState(false);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hold = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(event.type === 'dragover');
    };
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      setOver(false);
      if (file === undefined) return;
      event.preventDefault();
      void takeDropped(file);
    };
    window.addEventListener('dragover', hold);
    window.addEventListener('dragleave', hold);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('dragleave', hold);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return (
    <span className="import" data-over={over}>
      <Button icon={FolderOpen} onClick={() => void take(null).then((imported) => { if (imported.message !== 'No file was chosen.') follow(imported); })}>Take one in…</Button>
      <Button icon={ClipboardPaste} onClick={() => setPasting(true)}>Paste one…</Button>
      {pasting ? <PasteDialog onClose={() => setPasting(false)} /> : null}
    </span>
  );
}

function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setProblem(null);
    const imported = await take(text);
    if (imported.result === 'failed') return setProblem(`${imported.message} What you pasted is still here.`);
    onClose();
    follow(imported);
  }
  return (
    <Dialog title="Paste a handoff or an acceptance" onClose={onClose} size="wide">
      <form className="dialog-form" onSubmit={(event) => void save(event)} noValidate>
        <div className="dialog-body">
          <Field label="Markdown, the text of an acceptance, or what stands in a .watch file">
            {(tie) => <textarea {...tie} className="input import-text" data-first="" rows={12} spellCheck={false} value={text} onChange={({ target }) => setText(target.value)} />}
          </Field>
        </div>
        <footer className="dialog-foot">
          {problem === null ? null : <Said level="error"><OutsideWords text={problem} /></Said>}
          <div className="form-actions form-end"><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" aria-disabled={text.trim() === ''}>Take it in</Button></div>
        </footer>
      </form>
    </Dialog>
  );
}
