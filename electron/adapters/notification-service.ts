import type { NotificationService } from '../services/ports/notifier.ts';
import { getProperty, type BusAddress, type SessionBus } from './session-bus.ts';

const service = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';

/** How daemons say that they hold notifications back: as the specification wants it (Plasma and others), and dunst's own way. */
const mutes: readonly (readonly [at: Omit<BusAddress, 'destination'>, property: string])[] = [
  [{ path, interface: service }, 'Inhibited'],
  [{ path, interface: 'org.dunstproject.cmd0' }, 'paused'],
];

const muting = new Set(mutes.map(([, property]) => property));

function names(changed: unknown, invalidated: unknown): readonly string[] {
  return [...(typeof changed === 'object' && changed !== null ? Object.keys(changed) : []), ...(Array.isArray(invalidated) ? invalidated.map(String) : [])];
}

/** The freedesktop notification service, watched on the session bus. */
export function createNotificationService(bus: SessionBus, report: (error: unknown) => void): NotificationService {
  return {
    onChange(listen) {
      const owner = { path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus', member: 'NameOwnerChanged' };
      bus.listen(owner, ([name]) => (name === service ? listen('owner') : undefined)).catch(report);
      const properties = { path, interface: 'org.freedesktop.DBus.Properties', member: 'PropertiesChanged' };
      // Some daemons say here how many they show, too, with every one that they show.
      bus.listen(properties, ([, changed, gone]) => (names(changed, gone).some((name) => muting.has(name)) ? listen('muting') : undefined)).catch(report);
    },
    async isMuted() {
      const answers = await Promise.allSettled(mutes.map(([at, property]) => getProperty(bus, { ...at, destination: service }, property)));
      return answers.some((answer) => answer.status === 'fulfilled' && answer.value === true);
    },
  };
}
