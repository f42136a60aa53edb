import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Said } from '../../components/said.tsx';
import { hostOfTarget } from '../../../shared/domain/check-target.ts';
import { privateConsent } from '../../../shared/domain/private-consent.ts';
import type { ProbeResult } from '../../../shared/model/probe.ts';
import { askMain, tell } from '../../store/actions.ts';
import { useView, useWatch, view, watch } from '../../store/stores.ts';
import { CheckFields } from './check-fields.tsx';
import { draftOf, emptyForm, formOf, repeatedHeaders, type CheckForm } from './check-form.ts';
import { parseDraft } from './parse-draft.ts';
import { TrialResult } from './trial-result.tsx';

export function CheckDialog({ id }: { readonly id: string | null }) {
  const known = useWatch(({ checks }) => (checks ?? []).some(({ check }) => check.id === id));
  const close = useView((state) => state.close);
  return (
    <Dialog title={id === null ? 'Add a check' : 'Edit the check'} size="wide" onClose={close}>
      {id !== null && !known ? <p className="dialog-text">This check no longer exists.</p> : <CheckEditor id={id} />}
    </Dialog>
  );
}

/** A new check that was closed before it was saved: it is still there when the dialog opens again. */
let unfinished: CheckForm | null = null;

/** Read once: what main announces meanwhile must not overwrite what is being typed. */
function startingForm(id: string | null): CheckForm {
  if (id === null) return unfinished ?? emptyForm;
  const report = watch.store.getState().checks?.find(({ check }) => check.id === id);
  return report === undefined ? emptyForm : formOf(report.check);
}

/** What is checked already was agreed to. */
function savedHost(id: string | null): string | null {
  const report = watch.store.getState().checks?.find(({ check }) => check.id === id);
  return report === undefined ? null : hostOfTarget(report.check.target);
}

function CheckEditor({ id }: { readonly id: string | null }) {
  const close = useView((state) => state.close);
  const [form, setForm] = useState(() => startingForm(id));
  const [continued, setContinued] = useState(() => id === null && unfinished !== null);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<'save' | 'try' | null>(null);
  const [result, setResult] = useState<ProbeResult | null>(null);
  const [agreed, setAgreed] = useState(() => savedHost(id));
  const [question, setQuestion] = useState<string | null>(null);

  useEffect(() => {
    if (id === null && form !== emptyForm) unfinished = form;
  }, [id, form]);

  const element = useRef<HTMLFormElement>(null);
  // The first field that needs another look comes into view, with the keyboard in it.
  useEffect(() => {
    if (Object.keys(fields).length > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [fields]);

  async function send(what: 'save' | 'try'): Promise<void> {
    if (busy !== null) return;
    const parsed = parseDraft(draftOf(form));
    const faults = { ...(form.type === 'http' ? repeatedHeaders(form.headers) : {}), ...(parsed.ok ? {} : parsed.fields) };
    const faulty = Object.keys(faults).length > 0;
    setFields(faults);
    setProblem(faulty ? 'Some fields need another look; they say what. Nothing was sent.' : null);
    if (faulty || !parsed.ok) return;
    const ask = what === 'save' ? privateConsent(parsed.draft.target, agreed) : null;
    setQuestion(ask?.question ?? null);
    if (ask !== null) return setAgreed(ask.host);
    setBusy(what);
    if (what === 'try') setResult(null);
    const reply = what === 'try'
      ? await askMain('check.try', { ...parsed.draft, id })
      : id === null ? await askMain('check.create', parsed.draft) : await askMain('check.update', { id, draft: parsed.draft });
    setBusy(null);
    if (!reply.ok) {
      setFields(reply.problem.fields ?? {});
      setProblem(`${reply.problem.message} What you typed is still here.`);
    } else if ('startedAt' in reply.value) setResult(reply.value);
    else {
      if (id === null) unfinished = null;
      view.getState().selectCheck(reply.value.id);
      view.getState().go('health');
      tell(`“${reply.value.name}” ${id === null ? 'added' : 'saved'}.`);
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void send('save');
  }

  return (
    <form ref={element} className="dialog-form" onSubmit={submit} noValidate>
      <div className="dialog-body">
        {continued ? <p className="said">This is what you typed before. <Button look="quiet" onClick={() => { unfinished = null; setForm(emptyForm); setContinued(false); }}>Start afresh</Button></p> : null}
        <CheckFields id={id} form={form} fields={fields} change={(part) => setForm((before) => ({ ...before, ...part }))} />
      </div>
      <footer className="dialog-foot">
        {question === null ? null : <Said level="warning">{question}</Said>}
        {problem === null ? null : <Said level="error">{problem}</Said>}
        {result === null ? null : <TrialResult result={result} />}
        <div className="form-actions">
          <Button aria-disabled={busy !== null} onClick={() => void send('try')}>{busy === 'try' ? 'Testing…' : 'Test once now'}</Button>
          <span className="form-actions form-end">
            <Button onClick={close}>Cancel</Button>
            <Button look="primary" type="submit" aria-disabled={busy !== null}>{busy === 'save' ? 'Saving…' : id === null ? 'Add the check' : 'Save'}</Button>
          </span>
        </div>
      </footer>
    </form>
  );
}
