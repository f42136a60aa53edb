import '../../styles/incident-head.css';
import '../../styles/incident-phases.css';
import '../../styles/incident-body.css';
import '../../styles/incident-steps.css';
import '../../styles/incident-ladder.css';
import '../../styles/incident-impact.css';
import '../../styles/incident-log.css';
import '../../styles/incident-composer.css';
import '../../styles/incident-after.css';
import '../../styles/incident-list.css';
import { useView } from '../../store/stores.ts';
import { IncidentScreen } from '../incident/incident-screen.tsx';
import { IncidentList } from './incident-list.tsx';

/** All incidents, or the page of one. */
export function IncidentsScreen() {
  const id = useView((view) => view.incidentId);
  return id === null ? <IncidentList /> : <IncidentScreen key={id} id={id} />;
}
