import { fieldName } from '../../../shared/domain/handoff-text.ts';
import type { HandoffDifference } from '../../../shared/model/handoff-view.ts';

const signs = { same: ' ', added: '+', removed: '−' } as const;
const spoken = { same: '', added: 'Now: ', removed: 'Before: ' } as const;

/** What differs, field by field: by sign first, then by colour. */
export function DifferenceView({ difference: { fields, added, removed } }: { readonly difference: HandoffDifference }) {
  if (fields.length === 0) return <p className="soft">Nothing differs.</p>;
  return (
    <div className="difference">
      <p className="soft figures">Since then {added} {added === 1 ? 'line' : 'lines'} more, {removed} less.</p>
      {fields.map(({ field, lines }) => (
        <section key={field} aria-label={fieldName(field)}>
          <h3>{fieldName(field)}</h3>
          <ul>{lines.map((line, place) => ({ ...line, place })).map(({ what, text, place }) => <li key={place} data-what={what}><span className="difference-sign" aria-hidden="true">{signs[what]}</span><span className="unseen">{spoken[what]}</span><span className="words">{text === '' ? ' ' : text}</span></li>)}</ul>
        </section>
      ))}
    </div>
  );
}
