import { SelectField, TextField } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { CheckForm } from './check-form.ts';
import { DependencyField } from './dependency-field.tsx';
import { HttpFields } from './http-fields.tsx';
import { messageFor } from './parse-draft.ts';

export type PartProps = {
  /** The saved check that is edited; null for a new one. */
  readonly id: string | null;
  readonly form: CheckForm;
  readonly fields: Readonly<Record<string, string>>;
  readonly change: (part: Partial<CheckForm>) => void;
};

const types = [{ value: 'http', label: 'HTTP(S)' }, { value: 'tcp', label: 'TCP port' }, { value: 'dns', label: 'DNS name' }] as const;
const records = (['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS'] as const).map((value) => ({ value, label: value }));
const severities = [
  { value: '1', label: 'SEV-1' },
  { value: '2', label: 'SEV-2' },
  { value: '3', label: 'SEV-3' },
  { value: '4', label: 'SEV-4' },
  { value: 'none', label: 'No severity' },
] as const;

export function CheckFields(props: PartProps) {
  const { form, fields, change } = props;
  return (
    <>
      <div className="form-grid">
        <TextField wide label="Name" data-first="" maxLength={120} value={form.name} onText={(name) => change({ name })} problem={fields['name']} />
        <div className="field" data-wide="true"><span className="group-title">Type</span><div><Segmented label="Type" value={form.type} options={types} onChange={(type) => change({ type })} /></div></div>
        {form.type === 'http' ? <HttpFields {...props} /> : form.type === 'tcp' ? <TcpFields {...props} /> : <DnsFields {...props} />}
      </div>
      <WhenDown {...props} />
      <RhythmFields {...props} />
    </>
  );
}

function TcpFields({ form, fields, change }: PartProps) {
  return (
    <>
      <TextField label="Host" value={form.host} onText={(host) => change({ host })} problem={fields['target.host']} placeholder="db.example.com" />
      <TextField label="Port" inputMode="numeric" value={form.port} onText={(port) => change({ port })} problem={fields['target.port']} />
    </>
  );
}

function DnsFields({ form, fields, change }: PartProps) {
  return (
    <>
      <TextField label="Name to look up" value={form.host} onText={(host) => change({ host })} problem={fields['target.host']} placeholder="example.com" />
      <SelectField label="Record" value={form.record} options={records} onChoose={(record) => change({ record })} />
      <TextField wide label="Expected value" value={form.expects} onText={(expects) => change({ expects })} problem={fields['target.expects']} hint="Empty accepts any answer." />
    </>
  );
}

function WhenDown(props: PartProps) {
  const { form, fields, change } = props;
  return (
    <fieldset className="group">
      <legend>When it is down</legend>
      <div className="form-grid">
        <SelectField label="Severity" value={form.severity} options={severities} problem={fields['severity']} hint="SEV-1 and SEV-2 repeat until acknowledged." onChoose={(severity) => change({ severity })} />
        <TextField label="PagerDuty service id" value={form.serviceId} onText={(serviceId) => change({ serviceId })} problem={fields['serviceId']} placeholder="PABC123" hint="Its incidents and this check become one situation." />
        <DependencyField {...props} />
      </div>
    </fieldset>
  );
}

function RhythmFields({ form, fields, change }: PartProps) {
  const problem = (name: string) => messageFor(fields, `rhythm.${name}`);
  return (
    <fieldset className="group">
      <legend>Rhythm</legend>
      <div className="form-grid narrow">
        <TextField label="Every (s)" inputMode="decimal" value={form.intervalSeconds} onText={(intervalSeconds) => change({ intervalSeconds })} problem={problem('intervalSeconds')} />
        <TextField label="While pending (s)" inputMode="decimal" value={form.retrySeconds} onText={(retrySeconds) => change({ retrySeconds })} problem={problem('retrySeconds')} />
        <TextField label="Time to answer (s)" inputMode="decimal" value={form.timeoutSeconds} onText={(timeoutSeconds) => change({ timeoutSeconds })} problem={problem('timeoutSeconds')} />
        <TextField label="Failures to down" inputMode="numeric" value={form.failuresToDown} onText={(failuresToDown) => change({ failuresToDown })} problem={problem('failuresToDown')} />
        <TextField label="Out of the last" inputMode="numeric" value={form.outOf} onText={(outOf) => change({ outOf })} problem={problem('outOf')} hint="Empty: in a row." />
        <TextField label="Passes to up" inputMode="numeric" value={form.passesToUp} onText={(passesToUp) => change({ passesToUp })} problem={problem('passesToUp')} />
      </div>
    </fieldset>
  );
}
