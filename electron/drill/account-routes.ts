import { ok, refuse, type Answer } from './exchange.ts';
import { paged } from './paging.ts';
import type { Request, Scene } from './scene.ts';
import type { DrillPerson, DrillReach } from './world.ts';

export function showMe({ world, wire }: Scene, userId: string | null): Answer {
  const person = userId === null ? undefined : world.people.get(userId);
  if (person !== undefined) return ok({ user: wire.user(person) });
  // The one refusal whose `error` is plain text.
  return { status: 400, body: { error: 'A user cannot be determined from an account-level access token.' } };
}

export function listUsers({ world, wire }: Scene, { query }: Request): Answer {
  const text = (query.get('query') ?? '').toLowerCase();
  return paged(query, 'users', [...world.people.values()].filter(({ name, email }) => `${name}\n${email}`.toLowerCase().includes(text)), wire.user);
}

export function showUser({ world, wire }: Scene, { id }: Request): Answer | null {
  const person = world.people.get(id);
  return person === undefined ? null : ok({ user: wire.user(person) });
}

/** A number that is nobody's. */
const nobodysNumber = '2025550100';
const reachOf = ({ email, reach }: DrillPerson): readonly DrillReach[] =>
  reach ?? [{ kind: 'phone', address: nobodysNumber, delayMinutes: 0, urgency: 'high' }, { kind: 'email', address: email, delayMinutes: 5, urgency: 'high' }];

export function listContactMethods({ world, wire }: Scene, { id }: Request): Answer | null {
  const person = world.people.get(id);
  return person === undefined ? null : ok({ contact_methods: reachOf(person).map((reach, place) => wire.contactMethod(person.id, reach, place)) });
}

export function listNotificationRules({ world, wire }: Scene, { id }: Request): Answer | null {
  const person = world.people.get(id);
  return person === undefined ? null : ok({ notification_rules: reachOf(person).map((reach, place) => wire.notificationRule(person.id, reach, place)) });
}

export function listServices({ world, wire }: Scene, { query }: Request): Answer {
  const [text, name] = [(query.get('query') ?? '').toLowerCase(), query.get('name')];
  const services = [...world.services.values()].filter((service) => service.name.toLowerCase().includes(text) && (name === null || service.name === name));
  return paged(query, 'services', services.sort((a, b) => (a.name < b.name ? -1 : 1)), (service) => wire.service(service.id, true));
}

export const listAbilities = ({ world }: Scene): Answer => ok({ abilities: world.abilities });

export function listPriorities({ world, wire }: Scene, { query }: Request): Answer {
  if (world.priorities.size === 0) return refuse(402, 2014, 'Account does not have the required ability', ['Priorities are not enabled']);
  return paged(query, 'priorities', [...world.priorities.values()], (priority) => wire.priority(priority.id));
}
