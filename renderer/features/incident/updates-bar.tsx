import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { RunbookLink } from '../../components/runbook-link.tsx';
import { formatMinute } from '../../../shared/domain/format-time.ts';
import { plainText } from '../../../shared/domain/plain-text.ts';
import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import { copy } from '../../store/actions.ts';
import { useZone } from '../../store/stores.ts';
import { incident, incidentNow, say, useIncident } from './incident.ts';
import { audiences, sentUpdates, unchangedUpdate } from './update-form.ts';

/** One press says that nothing is new: it is copied, and written down with its new time. */
export async function sayUnchanged(page: IncidentPage): Promise<void> {
  const unchanged = unchangedUpdate({ page, entries: incident.getState().entries, now: incidentNow() });
  if (unchanged === null) return;
  if (await say({ entry: unchanged.entry, title: 'For responders: no change', body: unchanged.text })) await copy(unchanged.text, 'No change: logged, and its text');
}

/** What was sent so far, and the two ways to the next one. */
export function UpdatesBar({ page, onCompose }: { readonly page: IncidentPage; readonly onCompose: () => void }) {
  const zone = useZone();
  const entries = useIncident((state) => state.entries);
  const [open, setOpen] = useState(false);
  const sent = sentUpdates(entries);
  const [last] = sent;
  return (
    <div className="updates">
      <div className="updates-row">
        {last === undefined || page.run.resolvedAt !== null ? null : <Button onClick={() => void sayUnchanged(page)}>No change <kbd aria-hidden="true">J</kbd></Button>}
        {last === undefined ? <><span className="soft">No status update yet.</span><button type="button" className="link" onClick={onCompose}>Write the first one</button></> : (
          <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
            {sent.length} sent, the last {formatMinute(last.at, zone)}{last.said.nextAt === null ? '' : `, next promised ${formatMinute(last.said.nextAt, zone)}`}
          </button>
        )}
        <RunbookLink part="cadence" label="How often to update" />
      </div>
      {open ? (
        <ol className="updates-list" aria-label="Status updates, newest first">
          {sent.map(({ at, body, title, said }) => (
            <li key={`${at} ${said.audience}`}>
              <p><span className="figures">{formatMinute(at, zone)}</span> <strong>{audiences.find(({ value }) => value === said.audience)?.label}</strong> <OutsideText text={title} /></p>
              <pre className="composer-preview"><bdi>{plainText(body, 4000)}</bdi></pre>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}
