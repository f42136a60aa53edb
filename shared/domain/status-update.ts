import type { Audience, TemplateField, UpdateTemplate } from '../policy/incident-policy.ts';
import { escapeMarkdown, escapeSlack } from './escape-text.ts';

export type UpdateFormat = 'plain' | 'markdown' | 'slack';

/** What the form holds: text by field id. Derived values come from facts and are in here, too. */
export type UpdateValues = Readonly<Record<string, string>>;

export type UpdateDraft = {
  readonly template: UpdateTemplate;
  readonly audience: Audience;
  readonly values: UpdateValues;
  /** For the title: `severity`, `service`, `date`. */
  readonly facts: Readonly<Record<'severity' | 'service' | 'date', string>>;
  /** Who approved the text for customers; empty while nobody has. */
  readonly approver: string;
};

/** Why a text may not leave yet. */
export type UpdateGap =
  | { readonly type: 'empty'; readonly field: TemplateField }
  /** A placeholder such as `$NEW_ETA` is still in it. */
  | { readonly type: 'placeholder'; readonly field: TemplateField; readonly placeholder: string }
  | { readonly type: 'approver' };

const placeholder = /\$(?:[A-Z][A-Z_]{2,}|\([a-z]+\))/u;

/** Everything that is missing before this text may be copied or sent; empty when it is ready (S10, C12). */
export function updateGaps(draft: UpdateDraft): readonly UpdateGap[] {
  const { template, audience, values, approver } = draft;
  const text = template.texts[audience];
  const gaps = text.fields.flatMap((field): readonly UpdateGap[] => {
    const value = (values[field.id] ?? '').trim();
    if (value === '') return field.required ? [{ type: 'empty', field }] : [];
    const left = placeholder.exec(value);
    return left === null ? [] : [{ type: 'placeholder', field, placeholder: left[0] }];
  });
  const preApproved = audience !== 'customers' || template.texts.customers.fixed !== null;
  return preApproved || approver.trim() !== '' ? gaps : [...gaps, { type: 'approver' }];
}

/** The text as it will be read. Optional fields that are empty are left out. */
export function renderUpdate(draft: UpdateDraft, format: UpdateFormat): string {
  const { template, audience, values, facts } = draft;
  const text = template.texts[audience];
  const safe = format === 'slack' ? escapeSlack : format === 'markdown' ? escapeMarkdown : (raw: string) => raw;
  const title = text.title.replaceAll(/\{(severity|service|date)\}/g, (_whole, name: 'severity' | 'service' | 'date') => facts[name]);
  const fixed = audience === 'customers' ? template.texts.customers.fixed : null;
  const lines = text.fields.flatMap((field) => {
    const value = (values[field.id] ?? '').trim();
    if (value === '' && !field.required) return [];
    return [label(field.label, format) + ' ' + safe(value)];
  });
  const body = [...(fixed === null ? [] : [safe(fixed)]), ...lines].join('\n');
  if (format === 'plain') return `${title}\n${'='.repeat(title.length)}\n${body}`;
  return format === 'markdown' ? `**${safe(title)}**\n\n${body.replaceAll('\n', '  \n')}` : `*${safe(title)}*\n${body}`;
}

function label(words: string, format: UpdateFormat): string {
  if (format === 'plain') return `${words}:`;
  return format === 'markdown' ? `**${words}:**` : `*${words}:*`;
}
