import { Copy, Play, Square } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import './runbook-rows.css';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { Said } from '../../components/said.tsx';
import { shortDay } from '../../../shared/domain/short-day.ts';
import type { CommandRun, RunbookCommandRow } from '../../../shared/model/runbook.ts';
import { askMain, copy } from '../../store/actions.ts';
import { useView, useZone } from '../../store/stores.ts';
import { useRunbook } from './use-runbook.ts';

type CommandDialogProps = { readonly text: string; readonly incidentId: string | null };

/** A command in full, who allowed it, and what it printed. */
export function CommandDialog({ text, incidentId }: CommandDialogProps) {
  const { view, problem } = useRunbook();
  const close = useView((state) => state.close);
  const command = view?.commands.find((one) => one.run && one.text === text);
  return (
    <Dialog title={command?.name ?? 'Run a command'} size="wide" onClose={close}>
      <div className="dialog-body">
        <pre className="command-text"><code>{text}</code></pre>
        {problem === null ? null : <Said level="error">{problem}</Said>}
        {view === null ? null : command === undefined || command.unfit !== null
          ? <NotHere text={text} why={command?.unfit ?? 'The policy does not list it as a command that may be run from here.'} />
          : <Permitted command={command} text={text} incidentId={incidentId} home={view.home} />}
      </div>
    </Dialog>
  );
}

function NotHere({ text, why }: { readonly text: string; readonly why: string }) {
  return (
    <>
      <Said level="info">{why} It can be copied into your own shell.</Said>
      <div className="form-actions form-end"><Button look="primary" icon={Copy} data-first="" onClick={() => void copy(text, 'Command')}>Copy</Button></div>
    </>
  );
}

type PermittedProps = { readonly command: RunbookCommandRow; readonly text: string; readonly incidentId: string | null; readonly home: string };

function Permitted({ command: { allowed, running, timeoutSeconds }, text, incidentId, home }: PermittedProps) {
  const zone = useZone();
  const [folder, setFolder] = useState(allowed?.folder ?? home);
  const [fault, setFault] = useState<string | undefined>();
  const [problem, setProblem] = useState<string | null>(null);
  const [ran, setRan] = useState<CommandRun | null>(null);

  async function run(): Promise<void> {
    setProblem(null);
    const reply = await askMain('runbook.run', { text, incidentId });
    if (reply.ok) setRan(reply.value);
    else setProblem(reply.problem.message);
  }
  async function allow(event: FormEvent): Promise<void> {
    event.preventDefault();
    const reply = await askMain('runbook.allow', { text, folder });
    if (reply.ok) return run();
    setFault(reply.problem.fields?.['folder']);
    setProblem(reply.problem.fields?.['folder'] === undefined ? reply.problem.message : null);
  }
  const where = incidentId === null ? 'the timeline' : 'the incident’s timeline';
  if (allowed === null) {
    return (
      <form className="command-form" onSubmit={(event) => void allow(event)} noValidate>
        <p>If you allow it, Watchkeeper runs exactly these words as you, without a shell, whenever you press Run, and ends them after {timeoutSeconds} s. What they print goes into {where} on this machine, secrets that they print too. Another wording is asked about again.</p>
        <TextField label="Folder to run it in" value={folder} onText={setFolder} problem={fault} hint="A path such as ./scripts is looked for here." data-first="" />
        {problem === null ? null : <Said level="error">{problem}</Said>}
        <div className="form-actions form-end"><Button icon={Copy} onClick={() => void copy(text, 'Command')}>Copy instead</Button><Button look="primary" type="submit">Allow and run</Button></div>
      </form>
    );
  }
  return (
    <>
      <p className="soft">Allowed on {shortDay(allowed.at, zone)}, runs in <code>{allowed.folder}</code>, at most {timeoutSeconds} s. Its output goes into {where}.</p>
      {problem === null ? null : <Said level="error">{problem}</Said>}
      {ran === null ? null : <Output ran={ran} />}
      <div className="form-actions form-end">
        <Button look="quiet" onClick={() => void askMain('runbook.disallow', { text })}>Do not allow any more</Button>
        <Button icon={Copy} onClick={() => void copy(text, 'Command')}>Copy</Button>
        {running ? <Button icon={Square} onClick={() => void askMain('runbook.stop', { text })}>Stop</Button> : <Button look="primary" icon={Play} data-first="" onClick={() => void run()}>{ran === null ? 'Run' : 'Run again'}</Button>}
      </div>
    </>
  );
}

function Output({ ran: { end, words, output, cut } }: { readonly ran: CommandRun }) {
  return (
    <div className="command-output">
      <div className="command-end">
        <Said level={end.how === 'exited' && end.code === 0 ? 'done' : end.how === 'stopped' ? 'info' : 'error'}>{words}{cut ? ' A part of the output was left out.' : ''}</Said>
        {output === '' ? null : <Button look="quiet" icon={Copy} onClick={() => void copy(output, 'Output')}>Copy the output</Button>}
      </div>
      {output === '' ? <p className="soft">It printed nothing.</p> : <pre aria-label="Output" role="region" tabIndex={0}><bdi>{output}</bdi></pre>}
    </div>
  );
}
