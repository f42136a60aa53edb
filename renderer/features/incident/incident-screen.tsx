import { useEffect } from 'react';
import { Button } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { useView } from '../../store/stores.ts';
import { incident, useIncident } from './incident.ts';
import { IncidentPageView } from './incident-page-view.tsx';

/** One incident, followed while it is shown. */
export function IncidentScreen({ id }: { readonly id: string }) {
  const page = useIncident((state) => (state.page?.incident.id === id ? state.page : null));
  const problem = useIncident((state) => state.problem);
  const showIncident = useView((view) => view.showIncident);
  useEffect(() => incident.getState().open(id), [id]);
  if (page !== null) return <IncidentPageView page={page} />;
  if (problem === null) return <div className="skeleton" role="status" aria-label="Reading the incident">{Array.from({ length: 8 }, (_, index) => <span key={index} />)}</div>;
  return (
    <div className="timeline-empty">
      <h2>This incident cannot be shown</h2>
      <p><OutsideWords text={problem} /></p>
      <Button onClick={() => showIncident(null)}>All incidents</Button>
    </div>
  );
}
