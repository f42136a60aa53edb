import { useEffect } from 'react';
import { TimelineFilters } from './timeline-filters.tsx';
import { TimelineHistogram } from './timeline-histogram.tsx';
import { TimelineBody } from './timeline-body.tsx';
import { timeline } from './timeline.ts';

export function TimelineScreen() {
  useEffect(() => timeline.getState().open(), []);
  return (
    <div className="timeline">
      <TimelineFilters />
      <TimelineHistogram />
      <TimelineBody />
    </div>
  );
}
