import type { ChatChannel, StatusPage, StatusPageIncident } from '../../electron/services/ports/message-channels.ts';
import type { ApiFailure, ApiResult } from '../../shared/model/api-result.ts';
import { needsWord, type Destination, type Message, type MessageAnswer } from '../../shared/model/message.ts';
import { minute, second, type Milliseconds } from '../../shared/time/duration.ts';
import { createFakeClock } from './fake-clock.ts';
import { startIncidentMachine } from './incident-machine.ts';
import { createOutboxDouble, forCustomers, setUpMessages, type MessageBench } from './message-bench.ts';

/** `lost`: it never got there, and nobody can tell; `cut`: it arrived and the answer did not; `die-…`: the program dies meanwhile. */
export type SendMishap = 'offline' | 'lost' | 'cut' | 'refused' | 'token' | 'busy' | 'die-lost' | 'die-cut';
export type MessageMischief =
  | { readonly kind: 'send'; readonly to: 'one' | 'two' | 'page' | 'all'; readonly long: boolean }
  | { readonly kind: 'mishap'; readonly what: SendMishap; readonly times: number }
  | { readonly kind: 'time'; readonly length: Milliseconds }
  | { readonly kind: 'crash' }
  | { readonly kind: 'disk'; readonly full: boolean }
  | { readonly kind: 'connected'; readonly on: boolean }
  | { readonly kind: 'answer'; readonly which: number; readonly choice: MessageAnswer['choice'] };

const one: Destination = { kind: 'slack', channel: '#one' };
const two: Destination = { kind: 'slack', channel: '#two' };
const page: Destination = { kind: 'statuspage', notifyCustomers: false, pageIncidentId: null };
const places = { one: [one], two: [two], page: [page], all: [one, two, page] } as const;

/** Plays a history against the real desk before a chat and a page that fail in every way, and watches what must never happen. */
export function createMessageHistory() {
  const clock = createFakeClock();
  const machine = startIncidentMachine({ clock });
  machine.reports({ id: 'Q1', severity: 1, title: 'Quotes are down' });
  const outbox = createOutboxDouble(clock);
  const wrongs: string[] = [];
  /** What really arrived, and where. */
  const arrivals: { readonly place: string; readonly text: string }[] = [];
  const mishaps: SendMishap[] = [];
  const openThere: StatusPageIncident[] = [];
  /** How often a person sent a text on its way, by row. */
  const words = new Map<string, number>();
  const accepted = new Set<string>();
  let connected = true;
  let lives = 0;
  let texts = 0;
  let alive = { value: true };
  let bench = begin();

  function begin(): MessageBench {
    const own = { value: true };
    alive = own;
    lives += 1;
    const chat: ChatChannel = { post: ({ channel, text }) => meet(channel, text, { channel, ts: `${arrivals.length}` }), test: () => null };
    const there: StatusPage = {
      open: () => (mishaps[0] === 'offline' ? meet('page', '', []) : Promise.resolve({ kind: 'ok', value: [...openThere] })),
      create: ({ name, body, status }) => meet('page', body, { id: `p${arrivals.length}`, name, status, url: null }, (made) => openThere.push(made)),
      update: (id, { body, status }) => meet('page', body, { id, name: '', status, url: null }),
    };
    return setUpMessages({
      clock, machine, outbox, alive: () => own.value, prefix: `life${lives}-`,
      channels: { slack: () => (connected ? { chat, place: 'T' } : null), statusPage: () => (connected ? { page: there, place: 'p' } : null) },
    });
  }
  async function meet<T>(place: string, text: string, value: T, arrive: (value: T) => unknown = () => {}): Promise<ApiResult<T>> {
    const mishap = mishaps.shift();
    const gets = mishap === undefined || mishap === 'cut' || mishap === 'die-cut';
    if (gets && text !== '') {
      arrivals.push({ place, text });
      arrive(value);
    }
    if (mishap === 'die-lost' || mishap === 'die-cut') alive.value = false;
    return mishap === undefined ? { kind: 'ok', value } : failure(mishap);
  }
  function failure(mishap: SendMishap): ApiFailure {
    switch (mishap) {
      case 'offline': return { kind: 'unreachable', detail: 'there is no network', mayHaveHappened: false };
      case 'refused': return { kind: 'refused', status: 400, code: null, message: 'no' };
      case 'token': return { kind: 'unauthorised', message: 'invalid_auth' };
      case 'busy': return { kind: 'rate-limited', retryAfter: 3 * second };
      case 'lost':
      case 'cut':
      case 'die-lost':
      case 'die-cut': return { kind: 'unreachable', detail: 'the connection broke', mayHaveHappened: true };
    }
  }
  function all(): readonly Message[] {
    return machine.stores.messages.ofIncident('Q1');
  }
  const marks = (text: string) => [...text.matchAll(/\[(\d+)\.(\d+)\]/g)].map(([mark]) => mark);
  /** Every part of a text bears marks: each may be in its place once, and once more for every time that a person said "again". */
  function watch(): void {
    for (const { id, text, state, destination } of all()) {
      const allowed = words.get(id) ?? 1;
      const place = destination.kind === 'slack' ? destination.channel : 'page';
      const here = arrivals.filter((arrival) => arrival.place === place);
      for (const mark of marks(text)) {
        const times = here.filter((arrival) => arrival.text.includes(mark)).length;
        if (times > allowed) wrongs.push(`${mark} of ${id} arrived ${times} times, ${allowed} were wanted`);
        if (state === 'sent' && times === 0 && !saidToHaveArrived.has(id)) wrongs.push(`${id} is said to be sent and ${mark} never arrived`);
      }
    }
    const kept = new Set(all().map(({ id }) => id));
    for (const id of accepted) if (!kept.has(id)) wrongs.push(`${id} is lost`);
  }
  const saidToHaveArrived = new Set<string>();
  /** A program may die again while it takes up what the last one left. */
  async function revive(): Promise<void> {
    while (!alive.value) {
      bench = begin();
      await clock.settle();
    }
  }

  function answer(message: Message | undefined, choice: MessageAnswer['choice']): void {
    if (message === undefined) return;
    try {
      const { result } = bench.answer(message.id, choice);
      if (result === 'queued' && choice === 'again') words.set(message.id, (words.get(message.id) ?? 1) + 1);
      if (result === 'done' || result === 'queued') if (choice === 'arrived') saidToHaveArrived.add(message.id);
    } catch {
      // The disk is full: nothing was changed.
    }
  }
  function send({ to, long }: Extract<MessageMischief, { kind: 'send' }>): void {
    texts += 1;
    const mark = `[${texts}.0]`;
    const body = long ? Array.from({ length: 60 }, (_, line) => `[${texts}.${line}] ${'x'.repeat(90)}`).join('\n') : mark;
    try {
      const sent = bench.send({ ...forCustomers, values: { ...forCustomers.values, 'customer-text': body }, destinations: [...places[to]] });
      for (const { id } of sent) accepted.add(id);
    } catch {
      // Refused: nothing was promised.
    }
  }

  return {
    wrongs: () => wrongs,
    arrivals: () => arrivals,
    all,
    async play(mischief: MessageMischief): Promise<void> {
      switch (mischief.kind) {
        case 'send': send(mischief); break;
        case 'mishap': mishaps.push(...Array.from({ length: mischief.times }, () => mischief.what)); break;
        case 'time': await clock.advance(mischief.length); break;
        case 'crash': alive.value = false; break;
        case 'disk': bench.disk.full = mischief.full; break;
        case 'connected': connected = mischief.on; break;
        case 'answer': answer(all().filter(needsWord)[mischief.which], mischief.choice); break;
      }
      await clock.settle();
      await revive();
      watch();
    },
    /** Everything works again, time passes, and nobody says a word: what is left waits for one. */
    async makeGood(): Promise<void> {
      mishaps.length = 0;
      connected = true;
      await revive();
      bench.disk.full = false;
      for (let round = 0; round < 20; round += 1) await clock.advance(minute);
      watch();
    },
    /** Answers every question until none is left. */
    async answerAll(): Promise<void> {
      for (let round = 0; round < 60 && all().some(({ state }) => state !== 'sent' && state !== 'discarded'); round += 1) {
        for (const message of all().filter(needsWord)) answer(message, message.state === 'asking' ? 'create' : 'again');
        await clock.advance(minute);
        watch();
      }
    },
  };
}
