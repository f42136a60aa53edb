import { useEffect, useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField } from '../../components/field.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import type { IncidentChoices } from '../../../shared/model/pagerduty-choices.ts';
import { askMain } from '../../store/actions.ts';
import { useView, useWatch } from '../../store/stores.ts';
import type { IncidentAction } from '../../store/view-store.ts';
import { ActForm } from './act-form.tsx';
import { actionNames } from './action-words.ts';
import { useIncidentTitle } from './row-head.tsx';

type ActDialogProps = { readonly action: IncidentAction; readonly incidentIds: readonly string[] };

/** One action on one incident: what it is now stands above, what can be chosen below. */
export function ActDialog({ action, incidentIds }: ActDialogProps) {
  const close = useView((view) => view.close);
  const [chosen, setChosen] = useState(incidentIds[0] ?? '');
  const title = useIncidentTitle(chosen) ?? '';
  return (
    <Dialog title={`${actionNames[action].menu.replace('…', '')}: ${plainLine(title, 60)}`} onClose={close}>
      <div className="dialog-body">
        {incidentIds.length < 2 ? null : <IncidentField ids={incidentIds} value={chosen} onChoose={setChosen} />}
        <Loaded key={chosen} action={action} incidentId={chosen} />
      </div>
    </Dialog>
  );
}

function IncidentField({ ids, value, onChoose }: { readonly ids: readonly string[]; readonly value: string; readonly onChoose: (id: string) => void }) {
  const situations = useWatch((watch) => watch.situations) ?? [];
  const titleOf = (incidentId: string) => situations.flatMap(({ members }) => members).find(({ kind, id }) => kind === 'incident' && id === incidentId)?.title ?? incidentId;
  return <SelectField label="Incident" value={value} options={ids.map((id) => ({ value: id, label: plainLine(titleOf(id), 80) }))} onChoose={onChoose} />;
}

/** Asks for the choices when it appears: what is decided on is what is shown here. */
function Loaded({ action, incidentId }: { readonly action: IncidentAction; readonly incidentId: string }) {
  const [choices, setChoices] = useState<IncidentChoices | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let gone = false;
    void askMain('incident.choices', { id: incidentId }).then((reply) => {
      if (gone) return;
      if (reply.ok) setChoices(reply.value);
      else setProblem(reply.problem.message);
    });
    return () => {
      gone = true;
    };
  }, [incidentId]);
  if (problem !== '') return <Said level="error"><OutsideWords text={problem} /></Said>;
  return (
    <>
      <Standing choices={choices} />
      <ActForm action={action} incidentId={incidentId} choices={choices} />
    </>
  );
}

function Standing({ choices }: { readonly choices: IncidentChoices | null }) {
  if (choices === null) return <p className="soft" role="status">Asking PagerDuty how it stands…</p>;
  const { status, assignees, policyName, problem } = choices;
  return (
    <>
      <p className="soft">
        It is {status}{assignees.length === 0 ? ', assigned to nobody' : <>, assigned to <OutsideWords text={assignees.join(', ')} /></>}{policyName === null ? null : <>, with <OutsideWords text={policyName} /></>}.
      </p>
      {problem === '' ? null : <Said level="info"><OutsideWords text={problem} /> Shown is what was last read.</Said>}
    </>
  );
}
