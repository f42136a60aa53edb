import { z } from 'zod';
import { codeOf } from '../../shared/domain/reason-of.ts';
import type { CalendarFeed } from '../../shared/model/calendar-feed.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { LoopbackAnswer, LoopbackServer } from './ports/loopback-server.ts';
import type { MetaStore } from './ports/meta-store.ts';

export type CalendarFeedOptions = {
  readonly meta: MetaStore;
  readonly server: LoopbackServer;
  /** The calendar as a text. */
  readonly calendar: (whose: 'own' | 'all') => Promise<{ readonly fileName: string; readonly text: string }>;
  /** Long, random, and of letters and digits alone. */
  readonly newToken: () => string;
};

const KeptSchema = z.object({ token: z.string().min(16), port: z.number() });
type Kept = z.infer<typeof KeptSchema>;

/** A live calendar on this computer: off until it is wanted, and readable by whoever knows its address (A27). */
export function createCalendarFeed({ meta, server, calendar, newToken }: CalendarFeedOptions) {
  let kept = read();
  let serving = false;
  let problem = '';
  /** One change at a time: two at once would open two doors, and shut one. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const mine = turn.then(change);
    turn = mine.catch(() => {});
    return mine;
  }

  function read(): Kept | null {
    try {
      return KeptSchema.parse(JSON.parse(meta.get('rota.feed') ?? 'null'));
    } catch {
      return null;
    }
  }
  const fileOf = { own: 'my-shifts.ics', all: 'rota.ics' } as const;
  async function answer(path: string): Promise<LoopbackAnswer | null> {
    const whose = (['own', 'all'] as const).find((each) => kept !== null && path === `/${kept.token}/${fileOf[each]}`);
    return whose === undefined ? null : { type: 'text/calendar; charset=utf-8', text: (await calendar(whose)).text };
  }
  async function serve(wanted: Kept): Promise<void> {
    try {
      const port = await server.start(wanted.port, answer);
      meta.set('rota.feed', JSON.stringify({ ...wanted, port }));
      kept = { ...wanted, port };
      serving = true;
      problem = '';
    } catch (error) {
      await end();
      problem = `The address cannot be served: ${codeOf(error) === 'EADDRINUSE' ? `another program has port ${wanted.port}. Make a new address` : String(error)}.`;
    }
  }
  async function end(): Promise<void> {
    serving = false;
    await server.stop();
  }
  function status(): CalendarFeed {
    const at = (file: string) => (kept === null ? '' : `http://127.0.0.1:${kept.port}/${kept.token}/${file}`);
    return { on: kept !== null, addresses: kept !== null && serving ? { own: at(fileOf.own), all: at(fileOf.all) } : null, problem };
  }

  return {
    status,
    /** Takes up what the last run served. */
    start: () => inTurn(async () => {
      if (kept !== null) await serve(kept);
    }),
    set: (on: boolean): Promise<Outcome> => inTurn(async () => {
      if (on === (kept !== null) && (!on || serving)) return { result: 'nothing-to-do', message: on ? 'It is served already.' : 'It is off already.' };
      if (!on) {
        await end();
        meta.remove('rota.feed');
        kept = null;
        problem = '';
        return { result: 'done', message: 'The live calendar is off; its address leads nowhere now.' };
      }
      await serve({ token: newToken(), port: 0 });
      return serving ? { result: 'done', message: 'The live calendar is on. Give its address to a calendar program on this computer.' } : { result: 'failed', message: problem };
    }),
    /** Another address: whoever knows the old one reads nothing any more. */
    renew: (): Promise<Outcome> => inTurn(async () => {
      if (kept === null) return { result: 'nothing-to-do', message: 'The live calendar is off.' };
      await end();
      // Whatever becomes of the new one, the old address is over.
      meta.remove('rota.feed');
      kept = null;
      await serve({ token: newToken(), port: 0 });
      return serving ? { result: 'done', message: 'The live calendar has a new address.' } : { result: 'failed', message: problem };
    }),
    stop: () => inTurn(end),
  };
}

export type CalendarFeedKeeper = ReturnType<typeof createCalendarFeed>;
