import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Said } from '../../components/said.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { UpdateFormat } from '../../../shared/domain/status-update.ts';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import type { Audience } from '../../../shared/policy/incident-policy.ts';
import { MessageStates } from '../messages/message-states.tsx';
import { ComposerFields } from './composer-fields.tsx';
import { ComposerFoot } from './composer-foot.tsx';
import { ComposerPreview } from './composer-preview.tsx';
import { incidentNow, useIncident, useIncidentTick } from './incident.ts';
import { useTyped } from './update-draft.ts';
import { audiences, draftOf, gapsOf, templateFor } from './update-form.ts';

/** A status update: one form, three audiences, shown as it will be read. What is typed is kept at every key. */
export function Composer({ page, onClose }: { readonly page: IncidentPage; readonly onClose: () => void }) {
  const { policy, incident, zone } = page;
  const entries = useIncident((state) => state.entries);
  const element = useRef<HTMLDivElement>(null);
  const { typed, problem, change, drop } = useTyped(incident.id, () => ({ template: templateFor(page)?.id ?? '', values: {}, approver: '' }));
  const [audience, setAudience] = useState<Audience>('responders');
  const [format, setFormat] = useState<UpdateFormat>('slack');
  const [sent, setSent] = useState<readonly Audience[]>([]);
  // The times in the text go with the clock; a minute is near enough.
  useIncidentTick((now) => Math.floor(now / 60_000));
  const ready = typed !== null;
  // With what is seen, not after it: the next key may follow at once.
  useLayoutEffect(() => element.current?.querySelector<HTMLElement>('textarea')?.focus(), [audience, ready]);
  if (typed === null) return <p className="part-text soft">Reading what was typed before…</p>;
  const template = policy.templates.find(({ id }) => id === typed.template) ?? templateFor(page);
  if (template === null) return <p className="part-text soft">The policy has no templates: add some, or write a note.</p>;

  const leave = () => {
    if (sent.length > 0) drop();
    onClose();
  };
  function posted(): void {
    const done = [...sent, audience];
    const left = audiences.find(({ value }) => !done.includes(value));
    setSent(done);
    if (left === undefined) {
      drop();
      onClose();
    } else setAudience(left.value);
  }
  function press(event: KeyboardEvent): void {
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) element.current?.querySelector<HTMLElement>(event.shiftKey ? '[data-send]' : '[data-copy]')?.click();
    else return;
    event.preventDefault();
  }

  const now = incidentNow();
  const facts = { page, entries, now };
  const draft = draftOf(template, audience, typed, facts);
  const labelOf = (value: Audience, label: string) => {
    const missing = gapsOf(draftOf(template, value, typed, facts), now, zone).length;
    return sent.includes(value) ? `${label} ✓` : missing === 0 ? label : `${label} (${missing})`;
  };
  return (
    <div className="composer" ref={element} onKeyDown={press}>
      <div className="composer-row">
        <Segmented label="Template" value={template.id} options={policy.templates.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => change({ ...typed, template: id })} />
      </div>
      <div className="composer-row">
        <Segmented label="Who reads it, and how much is missing" value={audience} options={audiences.map(({ value, label }) => ({ value, label: labelOf(value, label) }))} onChange={setAudience} />
        <Button look="quiet" onClick={leave}>Close <kbd aria-hidden="true">Esc</kbd></Button>
      </div>
      <ComposerFields draft={draft} typed={typed} onChange={change} now={now} zone={zone} />
      <ComposerPreview draft={draft} format={format} />
      {problem === '' ? null : <Said level="warning">What you type is not saved: {problem}</Said>}
      <ComposerFoot key={audience} page={page} draft={draft} touch={JSON.stringify(typed)} format={format} onFormat={setFormat} now={now} onPosted={posted} />
      <MessageStates incidentId={incident.id} />
    </div>
  );
}
