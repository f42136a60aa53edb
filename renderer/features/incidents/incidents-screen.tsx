import '../incident/incident-head.css';
import '../incident/incident-phases.css';
import '../incident/incident-body.css';
import '../incident/incident-steps.css';
import '../incident/incident-ladder.css';
import '../incident/incident-impact.css';
import '../incident/incident-log.css';
import '../incident/incident-composer.css';
import '../incident/incident-after.css';
import './incident-list.css';
import { useView } from '../../store/stores.ts';
import { IncidentScreen } from '../incident/incident-screen.tsx';
import { IncidentList } from './incident-list.tsx';

/** All incidents, or the page of one. */
export function IncidentsScreen() {
  const id = useView((view) => view.incidentId);
  return id === null ? <IncidentList /> : <IncidentScreen key={id} id={id} />;
}
