import type { WatchEvent } from '../../shared/model/event.ts';
import { fakeStart } from './fake-clock.ts';

export function anEvent(over: Partial<WatchEvent> = {}): WatchEvent {
  const occurredAt = over.occurredAt ?? fakeStart;
  return {
    id: 1, occurredAt, recordedAt: occurredAt, kind: 'note', source: 'person', actor: null, situationId: null, incidentId: null, checkId: null,
    severity: null, title: 'A note', body: '', payload: null, externalId: null, corrects: null, ...over,
  };
}
