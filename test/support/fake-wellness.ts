import type { Handlers } from '../../shared/ipc/contract.ts';
import { pageLoad } from '../../shared/domain/page-load.ts';
import { supportLines } from '../../shared/domain/wellness-support.ts';
import { WellnessSettingsSchema, type WellnessView } from '../../shared/model/wellness-view.ts';
import { hour, type Instant } from '../../shared/time/duration.ts';

const contacts = [
  { id: 'crisis', name: 'Crisis line', phone: '', note: '', when: 'now' as const },
  { id: 'manager', name: 'Your manager', phone: '+49 30 1234567', note: 'Knows the rota', when: 'now' as const },
  { id: 'eap', name: 'Employee assistance program', phone: '', note: '', when: 'ahead' as const },
];

export function emptyWellness(now: Instant): WellnessView {
  return {
    asOf: now, checks: [], signs: [], shifts: [], offer: null, lastShift: null, settings: WellnessSettingsSchema.parse({}), sleepTaken: {},
    load: pageLoad([], { pages: 2, within: 12 * hour }, 14, 'Europe/Berlin', now), breaks: { days: 14, due: 0, taken: 0, credited: 0, postponed: 0, missed: 0 },
    support: supportLines(contacts, {}), file: '/home/kim/.config/Watchkeeper/wellness.sqlite', problem: '',
  };
}

type World = { wellness: WellnessView };
type Calls = { readonly [K in Extract<keyof Handlers, `wellness.${string}`>]: Handlers[K] };

/** The calls of the contract that are about wellness, over a world in memory. */
export function wellnessHandlers(world: World, emit: (view: WellnessView) => void): Calls {
  let made = 0;
  const change = async (patch: Partial<WellnessView>, message: string) => {
    world.wellness = { ...world.wellness, ...patch };
    emit(world.wellness);
    return { result: 'done' as const, message };
  };
  const id = () => `made-${(made += 1)}`;
  return {
    'wellness.view': async () => world.wellness,
    'wellness.keepCheck': (draft) => change({ checks: [{ ...draft, id: id(), takenAt: Date.now() }, ...world.wellness.checks], offer: null }, 'Kept on this computer.'),
    'wellness.keepSigns': (draft) => change({ signs: [{ ...draft, id: id(), notedAt: Date.now() }, ...world.wellness.signs] }, 'Kept on this computer.'),
    'wellness.keepShift': (draft) => change({ shifts: [{ ...draft, id: id(), toldAt: Date.now() }, ...world.wellness.shifts], lastShift: null }, 'Kept on this computer.'),
    'wellness.skip': () => change({ offer: null }, 'Skipped. It is not offered again for this shift.'),
    'wellness.sleepTaken': ({ incidentId, minutes }) => change({ sleepTaken: { ...world.wellness.sleepTaken, ...(minutes === null ? {} : { [incidentId]: minutes }) } }, 'Corrected.'),
    'wellness.setNumber': ({ id: which, phone }) => change({ support: world.wellness.support.map((line) => (line.id === which ? { ...line, phone, own: phone !== '' } : line)) }, 'Kept on this computer.'),
    'wellness.set': (patch) => change({ settings: WellnessSettingsSchema.parse({ ...world.wellness.settings, ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) }) }, 'Changed.'),
    'wellness.forget': ({ kind, id: gone }) => {
      const without = <T extends { readonly id: string }>(list: readonly T[], which: typeof kind) => (which === kind ? list.filter((one) => one.id !== gone) : list);
      const { checks, signs, shifts } = world.wellness;
      return change({ checks: without(checks, 'check'), signs: without(signs, 'signs'), shifts: without(shifts, 'shift') }, 'Deleted, and overwritten.');
    },
    'wellness.export': async () => ({ fileName: 'my-wellness.json', text: '{}\n' }),
    'wellness.erase': () => change({ ...emptyWellness(Date.now()), load: world.wellness.load }, 'Erased 12 entries. All 45,056 bytes of the file were looked through: nothing of it is left.'),
  };
}
