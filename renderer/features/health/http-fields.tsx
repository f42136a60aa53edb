import { Plus, X } from 'lucide-react';
import type { ClipboardEvent } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { SelectField, TextField } from '../../components/field.tsx';
import type { PartProps } from './check-fields.tsx';
import type { HeaderRow } from './check-form.ts';
import { messageFor } from './parse-draft.ts';

const proxies = [
  { value: 'system', label: 'As this computer is set' },
  { value: 'direct', label: 'Never' },
  { value: 'always', label: 'Always, for private addresses too' },
] as const;
const methods = (['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'] as const).map((value) => ({ value, label: value }));

export function HttpFields({ form, fields, change }: PartProps) {
  return (
    <>
      <TextField wide label="Address" inputMode="url" value={form.url} onText={(url) => change({ url })} onPaste={replaceScheme} problem={messageFor(fields, 'target.url')} placeholder="https://example.com/health" hint="Redirects to another host are refused." />
      <SelectField label="Method" value={form.method} options={methods} onChoose={(method) => change({ method })} />
      <TextField label="Expected status" value={form.expectedStatus} onText={(expectedStatus) => change({ expectedStatus })} problem={messageFor(fields, 'target.expectedStatus')} hint="Numbers or ranges: 200-299, 304" />
      <TextField label="Body contains" value={form.bodyContains} onText={(bodyContains) => change({ bodyContains })} problem={messageFor(fields, 'target.bodyContains')} />
      <TextField label="Answers within (ms)" inputMode="numeric" value={form.maxLatencyMs} onText={(maxLatencyMs) => change({ maxLatencyMs })} problem={messageFor(fields, 'target.maxLatencyMs')} hint="Empty sets no limit." />
      <TextField label="JSONPath" value={form.jsonPath} onText={(jsonPath) => change({ jsonPath })} problem={messageFor(fields, 'target.jsonPath')} placeholder="$.status" hint="Must find a value." />
      <TextField label="JSONPath value is" value={form.jsonEquals} onText={(jsonEquals) => change({ jsonEquals })} hint="Empty accepts any value." />
      <SelectField label="Proxy" value={form.proxy} options={proxies} onChoose={(proxy) => change({ proxy })} problem={messageFor(fields, 'target.proxy')} hint="A proxy that fails makes the check unknown, never down." />
      <Headers rows={form.headers} fields={fields} change={(headers) => change({ headers })} />
    </>
  );
}

/** A whole address that is pasted takes the place of the scheme that stands there. */
function replaceScheme({ currentTarget, clipboardData }: ClipboardEvent<HTMLInputElement>): void {
  if (/^https?:\/\/$/.test(currentTarget.value) && /^\s*https?:\/\//i.test(clipboardData.getData('text'))) currentTarget.select();
}

type HeadersProps = { readonly rows: readonly HeaderRow[]; readonly fields: PartProps['fields']; readonly change: (rows: readonly HeaderRow[]) => void };

/** Values are secrets: they are typed blind, never come back from main, and empty keeps the stored one. */
function Headers({ rows, fields, change }: HeadersProps) {
  const edit = (key: number, part: Partial<HeaderRow>) => change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const problemsOf = ({ name }: HeaderRow) => {
    const problem = fields[`target.headers.${name.trim()}`];
    return problem?.startsWith('A header value') === true ? { value: problem } : { name: problem };
  };
  const add = () => change([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, name: '', value: '', stored: false }]);
  return (
    <div className="field" data-wide="true">
      <span className="group-title">Headers</span>
      {rows.map((row, index) => {
        const { key, name, value, stored } = row;
        const problems = problemsOf(row);
        return (
          <div key={key} className="header-row">
            <TextField label={`Header ${index + 1} name`} value={name} onText={(text) => edit(key, { name: text, stored: false })} problem={problems.name} placeholder="Authorization" />
            <TextField label={`Header ${index + 1} value`} type="password" value={value} onText={(text) => edit(key, { value: text })} problem={problems.value} placeholder={stored ? '•••••• stored, empty keeps it' : ''} />
            <IconButton icon={X} label={`Remove header ${index + 1}`} onClick={() => change(rows.filter((other) => other.key !== key))} />
          </div>
        );
      })}
      <div><Button icon={Plus} onClick={add}>Add a header</Button></div>
    </div>
  );
}
