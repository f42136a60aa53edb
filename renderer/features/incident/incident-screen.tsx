import { useEffect } from 'react';
import { Button } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { useView } from '../../store/stores.ts';
import { incident, useIncident } from './incident.ts';
import { IncidentPageView } from './incident-page-view.tsx';
import { usePageKeys } from './page-keys.ts';

/** One incident, followed while it is shown. */
export function IncidentScreen({ id }: { readonly id: string }) {
  const page = useIncident((state) => (state.page?.incident.id === id ? state.page : null));
  const problem = useIncident((state) => state.problem);
  const showIncident = useView((view) => view.showIncident);
  useEffect(() => incident.getState().open(id), [id]);
  if (page !== null) return <IncidentPageView page={page} />;
  if (problem === null) return <Reading />;
  return (
    <div className="timeline-empty">
      <h2>This incident cannot be shown</h2>
      <p><OutsideWords text={problem} /></p>
      <Button onClick={() => showIncident(null)}>All incidents</Button>
    </div>
  );
}

/** A key that comes before the page is meant for the page: it acts on no other incident. */
function Reading() {
  usePageKeys((key) => (/^[a-z0-9]$/.test(key) ? () => {} : null));
  return <Waiting label="Reading the incident" />;
}
