import { Button } from '../../components/button.tsx';
import { Said } from '../../components/said.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { isNarrowed } from '../../store/timeline-filter.ts';
import { TimelineList } from './timeline-list.tsx';
import { useTimeline } from './timeline.ts';

/** The list, or what stands in its place: waiting, a problem, nothing found, nothing yet. */
export function TimelineBody() {
  const events = useTimeline((state) => state.events);
  const problem = useTimeline((state) => state.problem);
  const reload = useTimeline((state) => state.reload);
  return (
    <div className="timeline-body">
      {problem === null ? null : (
        <div className="timeline-problem">
          <Said level="error">The timeline could not be read: {problem} What is shown below was read before.</Said>
          <Button onClick={() => void reload()}>Try again</Button>
        </div>
      )}
      {events === null ? (problem === null ? <Waiting label="Reading the timeline" lines={12} /> : null) : events.length === 0 ? <Nothing /> : <TimelineList events={events} />}
    </div>
  );
}

function Nothing() {
  const choice = useTimeline((state) => state.choice);
  const reset = useTimeline((state) => state.reset);
  if (isNarrowed(choice)) {
    return (
      <div className="timeline-empty">
        <h2>No event fits</h2>
        <p>Nothing in the timeline matches what is asked for above.</p>
        <Button onClick={reset}>Show everything</Button>
      </div>
    );
  }
  return (
    <div className="timeline-empty">
      <h2>Nothing has happened yet</h2>
      <p>Incidents, checks that fail and recover, what you were told and when, and every interval in which nothing could be seen are written here. Entries stay as they were written.</p>
    </div>
  );
}
