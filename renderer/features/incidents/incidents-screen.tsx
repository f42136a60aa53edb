import '../../styles/incident.css';
import { useView } from '../../store/stores.ts';
import { IncidentScreen } from '../incident/incident-screen.tsx';
import { IncidentList } from './incident-list.tsx';

/** All incidents, or the page of one. */
export function IncidentsScreen() {
  const id = useView((view) => view.incidentId);
  return id === null ? <IncidentList /> : <IncidentScreen key={id} id={id} />;
}
