import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { formatDuration } from '../../../shared/domain/format-duration.ts';
import { formatMinute } from '../../../shared/domain/format-time.ts';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import type { Severity } from '../../../shared/model/severity.ts';
import { minute } from '../../../shared/time/duration.ts';
import { useView, useZone } from '../../store/stores.ts';
import { severityEntry } from './entries.ts';
import { say, useIncident } from './incident.ts';
import { LineMark } from './line-mark.tsx';
import { observationsOf, suggestionOf, usualReason } from './severity-form.ts';
import { severityChanges } from './severity-reason.ts';

/** The severity by what is seen or measured, with the rule quoted. In doubt the higher one. */
export function SeverityDialog() {
  const page = useIncident((state) => state.page);
  const close = useView((view) => view.close);
  return page === null ? null : <Dialog title="Severity" size="wide" onClose={close}><SeverityForm page={page} /></Dialog>;
}

const severities = [1, 2, 3, 4] as const;

function SeverityForm({ page }: { readonly page: IncidentPage }) {
  const { policy, severity } = page;
  const close = useView((view) => view.close);
  const [symptoms, setSymptoms] = useState<ReadonlySet<string>>(new Set());
  const [errors, setErrors] = useState('');
  const [slower, setSlower] = useState('');
  const [picked, setPicked] = useState<Severity | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const suggestion = suggestionOf(policy, observationsOf({ symptoms, errors, slower }));
  const chosen = picked ?? suggestion?.severity ?? severity;
  const why = reason ?? usualReason(suggestion, chosen);
  const toggle = (id: string) => {
    const after = new Set(symptoms);
    if (!after.delete(id)) after.add(id);
    setSymptoms(after);
    setPicked(null);
  };
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (chosen === severity || why.trim() === '') return;
    if (await say(severityEntry(severity, chosen, why.trim()))) close();
  }
  return (
    <form className="dialog-form" onSubmit={(event) => void submit(event)}>
      <div className="dialog-body severity-form">
        <div className="severity-columns">
          {severities.map((each, at) => (
            <fieldset key={each} className="severity-column" data-chosen={chosen === each}>
              <legend><SeverityBadge severity={each} /> {policy.severities[each].name} <span className="soft figures">{formatDuration(policy.severities[each].respondMinutes * minute)}</span></legend>
              {policy.severities[each].symptoms.map((symptom, place) => (
                <div key={symptom.id} className="step">
                  <label className="step-label">
                    <input type="checkbox" data-first={at === 0 && place === 0 ? '' : undefined} checked={symptoms.has(symptom.id)} onChange={() => toggle(symptom.id)} />
                    <span className="step-text">{symptom.text}</span>
                  </label>
                  <LineMark line={symptom.line} />
                </div>
              ))}
            </fieldset>
          ))}
        </div>
        <div className="form-grid narrow">
          <TextField label="Requests that fail, in %" inputMode="decimal" value={errors} onText={(text) => { setErrors(text); setPicked(null); }} />
          <TextField label="Slower than usual, in %" inputMode="decimal" value={slower} onText={(text) => { setSlower(text); setPicked(null); }} />
        </div>
        <p className="severity-suggestion" role="status">
          {suggestion === null ? <span className="soft">Tick what you see, or give a number. In doubt choose the higher one.</span> : <><strong>SEV-{suggestion.severity}</strong>: “{suggestion.rule}” <LineMark line={suggestion.line} /></>}
        </p>
        <History page={page} />
      </div>
      <div className="dialog-foot">
        <div className="form-actions">
          <div className="segmented" role="radiogroup" aria-label="Severity to set">
            {severities.map((each) => (
              <label key={each}><input type="radio" name="severity" checked={chosen === each} onChange={() => setPicked(each)} />SEV-{each}</label>
            ))}
          </div>
          <input className="input severity-reason" aria-label="Reason" placeholder="Reason, in a few words" maxLength={300} value={why} onChange={({ target }) => setReason(target.value)} />
          <Button look="primary" type="submit" aria-disabled={chosen === severity || why.trim() === ''}>{chosen === null ? 'Set' : `Set SEV-${chosen}`}</Button>
        </div>
        <p className="soft">Every deadline is counted anew from the original trigger; nothing starts again.</p>
      </div>
    </form>
  );
}

function History({ page }: { readonly page: IncidentPage }) {
  const zone = useZone();
  const changes = severityChanges(page);
  const first = page.run.severities[0];
  return (
    <ol className="severity-history" aria-label="What it was">
      {changes.map((change) => <li key={change.at}><span className="figures soft">{formatMinute(change.at, zone)}</span> <SeverityBadge severity={change.severity} always /> <OutsideText text={change.reason} fallback="no reason given" /> <span className="soft"><OutsideText text={change.by} fallback="" /></span></li>)}
      {first === undefined ? null : <li><span className="figures soft">{formatMinute(first.at, zone)}</span> <SeverityBadge severity={first.severity} always /> <span className="soft">as it opened</span></li>}
    </ol>
  );
}
