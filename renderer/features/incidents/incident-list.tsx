import { Flame, Plus, Search } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Said } from '../../components/said.tsx';
import { useView, useWatch } from '../../store/stores.ts';
import { usePageKeys } from '../incident/page-keys.ts';
import { fitsWords, mostUrgentFirst } from './incident-order.ts';
import { HitRateNote } from './hit-rate.tsx';
import { IncidentRow } from './incident-row.tsx';
import { incidents, useIncidents } from './incidents.ts';

/** What is open, by urgency; then what is over, the newest first. */
export function IncidentList() {
  const { open, over, next, loading, problem, text } = useIncidents((state) => state);
  const openDialog = useView((view) => view.open);
  useEffect(() => incidents.getState().follow(), []);
  usePageKeys((key) => (key === 'l' ? () => openDialog({ kind: 'local-incident' }) : key === '/' ? () => document.getElementById('incident-search')?.focus() : null));
  const openShown = (open ?? []).filter((one) => fitsWords(one, text)).toSorted(mostUrgentFirst);
  const overShown = over.filter((one) => fitsWords(one, text));
  const nothing = open !== null && open.length === 0 && over.length === 0;
  return (
    <div className="incidents">
      <div className="filters">
        <label className="search">
          <Icon of={Search} small />
          <input id="incident-search" type="search" aria-label="Find an incident" placeholder="Title, service, number, name" value={text} onChange={({ target }) => incidents.getState().search(target.value)} />
        </label>
        <HitRateNote />
        <span className="incidents-start"><Button icon={Plus} onClick={() => openDialog({ kind: 'local-incident' })}>Start a local incident <kbd aria-hidden="true">L</kbd></Button></span>
      </div>
      {problem === null ? null : <div className="incidents-problem"><Said level="error">The incidents could not be read: {problem}</Said></div>}
      {nothing ? <Empty /> : null}
      {openShown.length === 0 ? null : (
        <section aria-label="Open incidents">
          <h2 className="caption">Open <span className="figures">{openShown.length}</span></h2>
          <ul className="incident-list panel">{openShown.map((one) => <IncidentRow key={one.incident.id} summary={one} />)}</ul>
        </section>
      )}
      {open !== null && open.length === 0 && !nothing && text === '' ? <p className="caption">Nothing is open.</p> : null}
      {overShown.length === 0 ? null : (
        <section aria-label="Incidents that are over">
          <h2 className="caption">Over</h2>
          <ul className="incident-list panel">{overShown.map((one) => <IncidentRow key={one.incident.id} summary={one} />)}</ul>
        </section>
      )}
      {text !== '' && openShown.length + overShown.length === 0 && !nothing ? <p className="caption">No incident that was read so far has these words.</p> : null}
      {next === null ? null : <div className="incidents-more"><Button aria-disabled={loading} onClick={() => void incidents.getState().more()}>{loading ? 'Reading…' : 'Older incidents'}</Button></div>}
    </div>
  );
}

function Empty() {
  const connected = useWatch(({ connection }) => connection?.state === 'connected' || connection?.state === 'demo');
  const openDialog = useView((view) => view.open);
  return (
    <div className="calm incidents-empty">
      <Icon of={Flame} />
      <div>
        <h2>No incident yet</h2>
        <p>
          An incident is run from one page: how long there is to acknowledge it, what to do now, whom to call and when, what to write to whom, and a timeline that becomes the report.
          {connected ? ' PagerDuty’s appear here by themselves.' : ' PagerDuty’s appear here once it is connected.'} A local incident needs no PagerDuty: everything works the same, and nobody is paged.
        </p>
        <div className="calm-actions">
          <Button look="primary" onClick={() => openDialog({ kind: 'local-incident' })}>Start a local incident</Button>
          {connected ? null : <Button onClick={() => openDialog({ kind: 'connect' })}>Connect PagerDuty</Button>}
        </div>
      </div>
    </div>
  );
}
