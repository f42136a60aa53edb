import { useId } from 'react';
import type { UpdateDraft } from '../../../shared/domain/status-update.ts';
import type { TemplateField } from '../../../shared/policy/incident-policy.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { etaField, gapsOf, type TypedUpdate } from './update-form.ts';

type ComposerFieldsProps = { readonly draft: UpdateDraft; readonly typed: TypedUpdate; readonly onChange: (typed: TypedUpdate) => void; readonly now: Instant; readonly zone: string };

/** The fields of one audience. What they share with another audience is typed once. */
export function ComposerFields({ draft, typed, onChange, now, zone }: ComposerFieldsProps) {
  const { template, audience, values, approver } = draft;
  const gaps = gapsOf(draft, now, zone);
  const fixed = audience === 'customers' ? template.texts.customers.fixed : null;
  const isMissing = (field: TemplateField) => gaps.some((gap) => gap.type !== 'approver' && gap.field.id === field.id);
  return (
    <div className="composer-fields">
      {template.texts[audience].fields.map((field) => (
        <ComposerField key={field.id} field={field} value={values[field.id] ?? ''} missing={isMissing(field)} onText={(text) => onChange({ ...typed, values: { ...typed.values, [field.id]: text } })} />
      ))}
      {audience !== 'customers' ? null : fixed !== null ? <p className="soft">A notice that was approved beforehand: it may go out at once.</p> : (
        <ApproverField value={approver} onText={(text) => onChange({ ...typed, approver: text })} />
      )}
    </div>
  );
}

type FieldProps = { readonly field: TemplateField; readonly value: string; readonly missing: boolean; readonly onText: (text: string) => void };

function ComposerField({ field, value, missing, onText }: FieldProps) {
  const id = useId();
  const hint = field.id === etaField ? '14:35 or 15 min' : field.required ? '' : 'optional';
  return (
    <div className="composer-field" data-missing={missing}>
      <label htmlFor={id}>{field.label}</label>
      {field.derived
        ? <output id={id} className="derived" title="Follows from facts; it is never typed">{value === '' ? 'not known yet' : value}</output>
        : <textarea id={id} className="input" rows={1} maxLength={10_000} placeholder={hint} aria-invalid={missing} value={value} onChange={({ target }) => onText(target.value)} />}
    </div>
  );
}

function ApproverField({ value, onText }: { readonly value: string; readonly onText: (text: string) => void }) {
  const id = useId();
  return (
    <div className="composer-field" data-missing={value.trim() === ''}>
      <label htmlFor={id}>Approved by</label>
      <input id={id} className="input" maxLength={200} autoComplete="off" aria-invalid={value.trim() === ''} placeholder="who approved this text for customers" value={value} onChange={({ target }) => onText(target.value)} />
    </div>
  );
}
