import '../../../renderer/features/health/zod-without-eval.ts';
import { Refusal } from '../../../shared/ipc/refusal.ts';
import { PreferencesSchema } from '../../../shared/model/preferences.ts';
import { createFakeMain } from '../fake-main.ts';
import { bookHandlers } from './incident-book.ts';
import { incidentBook, longBook } from './incident-scene.ts';
import { history, scenes } from './scenes.ts';

/** Mounts the renderer on a world in memory: ?scene=busy&theme=dark&scale=1, the watch strip with &page=strip, the break with &page=break. For looking at, without Electron. */
const asked = new URLSearchParams(location.search);
const now = Date.now();
const world = (scenes[asked.get('scene') ?? 'busy'] ?? scenes['empty'])?.(now);
if (world === undefined) throw new Error('There is no such scene.');
world.preferences = PreferencesSchema.parse({ theme: asked.get('theme') ?? 'system', textScale: Number(asked.get('scale') ?? 1) });

const slow = <T>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), Number(asked.get('slow') ?? 400)));
const book = asked.get('scene') === 'long' ? longBook(now) : asked.get('scene') === 'empty' ? { incidents: new Map(), events: [] } : incidentBook(now);
const fake = createFakeMain(world, {
  ...bookHandlers(book, (name, payload) => fake.emit(name, payload)),
  'check.history': async ({ id, hours }) => history(id, hours, now),
  'situation.acknowledge': ({ id }) => {
    if (id !== 's1') return slow({ result: 'failed', message: 'PagerDuty did not answer within 10 s. It may or may not be acknowledged; the next poll will tell.' });
    world.situations = world.situations.map((situation) => (situation.id === id ? { ...situation, status: 'acknowledged', acknowledgedAt: Date.now(), acknowledgedBy: 'Kim Doe' } : situation));
    setTimeout(() => fake.emit('situations.changed', world.situations), 450);
    return slow({ result: 'done', message: 'Acknowledged in PagerDuty.' });
  },
  'check.create': () => {
    throw new Refusal({ code: 'invalid-input', message: 'Nothing was changed. The name is taken.', fields: { name: 'Another check has this name.' } });
  },
  'check.try': () => slow({ checkId: 'trial', startedAt: now, durationMs: 1240, failures: [{ kind: 'status', detail: 'Status 503, expected 200-299' }], statusCode: 503, certificateExpiresAt: now + 12 * 86_400_000 }),
  'pagerduty.connect': () => slow({ result: 'needs-person', asks: 'storage', message: 'The token works, but this system has no keyring to encrypt it with. Nothing has been kept yet.' }),
});
Object.assign(window, { api: fake.api, fake, world });
const pages = { strip: () => import('../../../renderer/strip.tsx'), break: () => import('../../../renderer/break.tsx') } as const;
const page = asked.get('page');
await (page === 'strip' || page === 'break' ? pages[page]() : import('../../../renderer/main.tsx'));
// So that a picture can be taken of any screen or dialog without the way to it.
Object.assign(window, await import('../../../renderer/store/stores.ts'), await import('../../../renderer/features/settings/section.ts'));
