import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Said } from '../../components/said.tsx';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import { act, askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { keepDraft, readDraft } from '../../store/drafts.ts';
import { useView } from '../../store/stores.ts';
import { TextArea } from '../outbox/text-area.tsx';
import { statusEntry } from './entries.ts';
import { say, useIncident } from './incident.ts';
import { untickedSteps } from './step-rows.ts';

/** Ends it: shows what is not ticked, asks what ended it, and never keeps anybody from it. */
export function ResolveDialog() {
  const page = useIncident((state) => state.page);
  const close = useView((view) => view.close);
  return page === null ? null : <Dialog title={`Resolve: ${plainLine(page.incident.title, 60)}`} onClose={close}><ResolveForm page={page} /></Dialog>;
}

function ResolveForm({ page }: { readonly page: IncidentPage }) {
  const { incident, untickedCount, steps } = page;
  const close = useView((view) => view.close);
  const [text, setText] = useState(() => readDraft('resolve', incident.id));
  const [problem, setProblem] = useState('');
  const local = incident.source === 'local';
  const left = untickedCount === 0 ? [] : untickedSteps(steps);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (local) {
      const outcome = outcomeOf(await askMain('incident.resolveLocal', { id: incident.id, resolution: text }));
      if (outcome.result === 'failed') return setProblem(outcome.message);
      tellOutcome(outcome);
    } else {
      const reply = await act({ incidentId: incident.id, action: { kind: 'resolve', resolution: text } }, `Resolve: ${plainLine(incident.title, 60)}`);
      if (!reply.ok) return setProblem(reply.problem.message);
      if (page.status.word !== 'resolved') await say(statusEntry('resolved'));
    }
    keepDraft('resolve', incident.id, '');
    close();
  }
  async function onlySay(): Promise<void> {
    if (await say(statusEntry('resolved'))) close();
  }
  return (
    <form className="dialog-body form" onSubmit={(event) => void submit(event)}>
      {untickedCount === 0 ? null : (
        <details className="unticked">
          <summary>{untickedCount} {untickedCount === 1 ? 'step is' : 'steps are'} not ticked. That keeps nobody from resolving.</summary>
          {left.map(({ key, name, steps: missing }) => <p key={key}><strong>{name}:</strong> {missing.map((step) => step.text).join('; ')}</p>)}
        </details>
      )}
      <TextArea label="What resolved it (optional)" hint="It stands in the report, and is shown when this comes back." limit={25_000} value={text} onText={(typed) => { setText(typed); keepDraft('resolve', incident.id, typed); }} />
      {problem === '' ? null : <Said level="error">{problem} What you typed is still here.</Said>}
      <div className="form-actions form-end">
        <span className="soft">{local ? 'At once.' : 'Sent after 5 s; you can take it back until then.'}</span>
        {local || page.status.word === 'resolved' ? null : <Button onClick={() => void onlySay()}>Only say so</Button>}
        <Button look="primary" type="submit">{local ? 'Resolve' : 'Resolve in PagerDuty'}</Button>
      </div>
    </form>
  );
}
