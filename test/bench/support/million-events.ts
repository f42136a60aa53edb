import type { EventKind, EventSource, NewEvent } from '../../../shared/model/event.ts';
import type { Severity } from '../../../shared/model/severity.ts';
import { elapsedDay } from '../../../shared/time/duration.ts';

export const million = 1_000_000;
const span = 3 * 365 * elapsedDay;

const common = [
  'timeout', 'checkout', 'latency', 'database', 'replica', 'connection', 'refused', 'gateway', 'payment', 'deploy', 'rollback', 'restart', 'queue', 'worker', 'memory',
  'certificate', 'expired', 'lookup', 'service', 'request', 'error', 'rate', 'above', 'threshold', 'region', 'cluster', 'node', 'disk', 'usage', 'alert',
];
const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'so', 'tu', 've', 'wi', 'xa', 'yo', 'za'];

/** Numbers in [0, 1) that are the same at each call: figures of two days shall be of the same log. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A few words in most lines and thousands in a few, as in real logs. */
function createWords(random: () => number): (count: number) => string {
  const rare = Array.from({ length: 8000 }, (_, index) => [index % 20, Math.floor(index / 20) % 20, Math.floor(index / 400) % 20].map((at) => syllables[at]).join(''));
  const word = (): string => {
    const draw = random();
    return (draw < 0.5 ? common[Math.floor(random() * random() * common.length)] : rare[Math.floor(random() * random() * rare.length)]) ?? 'event';
  };
  return (count) => Array.from({ length: count }, word).join(' ');
}

const kinds: readonly (readonly [EventKind, EventSource])[] = [
  ['incident.log', 'pagerduty'], ['incident.triggered', 'pagerduty'], ['incident.acknowledged', 'pagerduty'], ['incident.resolved', 'pagerduty'],
  ['check.down', 'check'], ['check.up', 'check'], ['alert.shown', 'watchkeeper'], ['note', 'person'],
];

/** Titles of seven words, bodies of eighteen, over three years; the newest a moment before `now`. */
export function* millionEvents(now: number): Generator<NewEvent> {
  const random = createRandom(7);
  const words = createWords(random);
  for (let index = 0; index < million; index += 1) {
    const [kind, source] = kinds[Math.floor(random() * kinds.length)] ?? ['note', 'person'];
    const isCheck = source === 'check';
    yield {
      occurredAt: Math.round(now - ((million - index) / million) * span),
      kind, source,
      checkId: isCheck ? `endpoint-${Math.floor(random() * 100)}` : null,
      incidentId: source === 'pagerduty' ? `Q${Math.floor(index / 20)}` : null,
      externalId: source === 'pagerduty' ? `R${index}` : null,
      severity: random() < 0.5 ? ((1 + Math.floor(random() * 4)) as Severity) : null,
      title: words(7),
      body: words(18),
    };
  }
}
