import type { Handlers } from '../../shared/ipc/contract.ts';
import { createFakeApi, type FakeApi } from './fake-api.ts';
import type { Emit } from './fake-calls.ts';
import { exchangeHandlers } from './fake-exchange.ts';
import { handoffHandlers } from './fake-handoffs.ts';
import { peopleHandlers } from './fake-people.ts';
import { programHandlers } from './fake-program.ts';
import { responseHandlers } from './fake-response.ts';
import { watchHandlers } from './fake-watch.ts';
import { wellnessHandlers } from './fake-wellness.ts';
import type { FakeWorld } from './fake-world.ts';

/** A main process over a world in memory: reads answer from it, `changes` may replace any call. A missing call does not compile. */
export function createFakeMain(world: FakeWorld, changes: Partial<Handlers> = {}): FakeApi {
  const emit: Emit = (name, payload) => fake.emit(name, payload);
  const handlers: Handlers = {
    ...watchHandlers(world, emit),
    ...responseHandlers(world, emit),
    ...peopleHandlers(world),
    ...programHandlers(world, emit),
    ...handoffHandlers(world.handoffs, (status) => emit('handoff.changed', status)),
    ...exchangeHandlers(world.exchange, (exchange) => emit('handoff.exchanged', exchange)),
    ...wellnessHandlers(world, (view) => emit('wellness.changed', view)),
    ...changes,
  };
  const fake = createFakeApi(handlers);
  return fake;
}
