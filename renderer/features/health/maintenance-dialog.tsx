import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Said } from '../../components/said.tsx';
import { askMain, tell } from '../../store/actions.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { MaintenanceFields } from './maintenance-fields.tsx';
import { maintenanceForm, parseMaintenance } from './maintenance-form.ts';
import { MaintenanceList } from './maintenance-list.tsx';

/** When checks may fail without anybody being told (A7): what there is, and one more. */
export function MaintenanceDialog({ checkId }: { readonly checkId: string | null }) {
  const close = useView((view) => view.close);
  const windows = useWatch((watch) => watch.maintenance) ?? [];
  const [form, setForm] = useState(() => maintenanceForm(checkId));
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const parsed = parseMaintenance(form);
    setFields(parsed.ok ? {} : parsed.fields);
    setProblem(parsed.ok ? null : 'Some fields need another look; they say what. Nothing was sent.');
    if (!parsed.ok) return;
    setBusy(true);
    const reply = await askMain('maintenance.create', parsed.draft);
    setBusy(false);
    if (reply.ok) {
      tell(reply.value.current === null ? `“${reply.value.window.name}” is planned.` : `“${reply.value.window.name}” began. Failures are recorded and raise no alert.`);
      close();
      return;
    }
    setFields(reply.problem.fields ?? {});
    setProblem(`${reply.problem.message} What you typed is still here.`);
  }

  return (
    <Dialog title="Maintenance" size="wide" onClose={close}>
      <form className="dialog-form" onSubmit={(event) => void save(event)} noValidate>
        <div className="dialog-body">
          <p className="soft">In maintenance, checks are probed and recorded as ever, but failures raise no alert. What is still down when it ends is told then.</p>
          <MaintenanceList windows={windows} />
          <MaintenanceFields form={form} fields={fields} change={(part) => setForm((before) => ({ ...before, ...part }))} />
        </div>
        <footer className="dialog-foot">
          {problem === null ? null : <Said level="error">{problem}</Said>}
          <div className="form-actions">
            <span className="form-actions form-end">
              <Button onClick={close}>Close</Button>
              <Button look="primary" type="submit" aria-disabled={busy}>{busy ? 'Saving…' : form.kind === 'now' ? 'Begin now' : 'Plan it'}</Button>
            </span>
          </div>
        </footer>
      </form>
    </Dialog>
  );
}
