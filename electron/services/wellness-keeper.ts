import { breakBlockers, type PressingIncident } from '../../shared/domain/break-blockers.ts';
import { classifications, pagesTaken } from '../../shared/domain/pages-taken.ts';
import { pageLoad } from '../../shared/domain/page-load.ts';
import { isBlocked, occasionsAt, offerToMake, standingOffer } from '../../shared/domain/self-check-offer.ts';
import { breakHistory, breakKinds } from '../../shared/domain/wellness-breaks.ts';
import { wellnessExport } from '../../shared/domain/wellness-export.ts';
import { supportLines } from '../../shared/domain/wellness-support.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { DutyDays, DutyView } from '../../shared/model/duty-view.ts';
import type { Exported } from '../../shared/model/incident-page.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { WellnessSettingsSchema, type Offer, type WellnessView } from '../../shared/model/wellness-view.ts';
import type { BreakRules } from '../../shared/policy/break-policy.ts';
import type { WellnessPolicy } from '../../shared/policy/wellness-policy.ts';
import { elapsedDay, hour, minute, type Instant } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { FactStore } from './ports/fact-store.ts';
import type { Notifier } from './ports/notifier.ts';
import { isStorageError } from './ports/storage-error.ts';
import type { WellnessFile, WellnessStore } from './ports/wellness-store.ts';

export type WellnessKeeperOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
  readonly file: WellnessFile;
  readonly facts: Pick<FactStore, 'ofKinds'>;
  readonly serviceOf: (incidentId: string) => string | null;
  readonly hours: { readonly days: (days: number) => DutyDays; readonly duty: () => DutyView };
  readonly pressing: () => readonly PressingIncident[];
  readonly policy: () => { readonly wellness: WellnessPolicy; readonly breaks: BreakRules };
  /** The person's own IANA zone: nights are theirs. */
  readonly zone: () => string;
  /** For what is no alert: it waits while the person is busy. */
  readonly notifier: Pick<Notifier, 'show' | 'withdraw' | 'onAction'>;
  readonly open: () => void;
  readonly publish: (view: WellnessView) => void;
  /** Never told of anything that a person entered. */
  readonly report: (error: unknown) => void;
};

/** As far back as it is known who took which incident. */
const days = 14;
const key = 'watchkeeper-wellness';
const done = (message: string): Outcome => ({ result: 'done', message });

const words = {
  'shift-end': { title: 'Your shift is over', body: 'Two questions and a 60-second self-check, if you like. It stays on this computer.' },
  night: { title: 'You were woken in the night', body: 'A 60-second self-check, if you like. It stays on this computer.' },
} as const;

/** What goes wrong with the file is said without a word of what stands in it. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal({ code: 'unavailable', message: `${isStorageError(error) ? error.message : 'The wellness file could not be read.'} Nothing was changed.` });
  }
}

/** Keeps a person's answers about themselves, and offers to ask, quietly and seldom (S40, F7). Writes nothing to the event log. */
export function createWellnessKeeper(options: WellnessKeeperOptions) {
  const { clock, newId, file, facts, hours, policy, zone, notifier, publish, report } = options;
  let lookedAt: Instant = -Infinity;
  /** Once erased, what was offered is not known any more: nothing is offered for a day. */
  let erasedAt: Instant = -Infinity;

  const blocked = () => breakBlockers(options.pressing(), policy().breaks);

  notifier.onAction((answered, action) => {
    if (answered === key && action === 'open') options.open();
  });

  function load(sleepTaken: Readonly<Record<string, number>>, entries: DutyDays['entries'], now: Instant): WellnessView['load'] {
    const { pages, withinHours } = policy().wellness.loadBudget;
    const classified = classifications(facts.ofKinds(['run.classified'], now - (days + 2) * elapsedDay));
    const taken = pagesTaken(entries, classified, options.serviceOf, zone(), now).map((page) => {
      const corrected = sleepTaken[page.incidentId];
      return corrected === undefined ? page : { ...page, lost: corrected * minute };
    });
    return pageLoad(taken, { pages, within: withinHours * hour }, days, zone(), now);
  }
  function lastShift(entries: DutyDays['entries'], shifts: WellnessView['shifts'], now: Instant): WellnessView['lastShift'] {
    const last = entries.filter(({ source, to }) => source === 'declared' && to !== null && to <= now && to > now - elapsedDay).toSorted((a, b) => (b.to ?? 0) - (a.to ?? 0))[0];
    if (last === undefined || last.to === null || shifts.some(({ shift }) => shift?.from === last.from)) return null;
    return { from: last.from, to: last.to, worked: last.to - last.from };
  }
  function read(store: WellnessStore | null, problem: string): WellnessView {
    const now = clock.now();
    const { entries } = hours.days(days + 1);
    const sleepTaken = store?.sleepTaken() ?? {};
    const shifts = store?.shifts() ?? [];
    return {
      asOf: now, checks: store?.checks() ?? [], signs: store?.signs() ?? [], shifts, sleepTaken, problem, file: file.path,
      offer: store === null ? null : standingOffer(store.offers(), blocked(), now),
      lastShift: lastShift(entries, shifts, now),
      settings: store?.settings() ?? WellnessSettingsSchema.parse({}),
      load: load(sleepTaken, entries, now),
      breaks: breakHistory(facts.ofKinds(breakKinds, now - days * elapsedDay), days),
      support: supportLines(policy().wellness.support, store?.numbers() ?? {}),
    };
  }
  function view(): WellnessView {
    try {
      return read(file.store(), '');
    } catch (error) {
      return read(null, isStorageError(error) ? error.message : 'The wellness file could not be read.');
    }
  }
  /** On disk before anything says so. */
  function write(change: (store: WellnessStore) => void, message: string): Outcome {
    guarded(() => change(file.store()));
    publish(view());
    return done(message);
  }
  function endOffers(store: WellnessStore, ended: NonNullable<Offer['ended']>): void {
    for (const offer of store.offers()) if (offer.ended === null) store.saveOffer({ ...offer, ended });
    notifier.withdraw(key);
  }
  function show(offer: Offer): void {
    notifier.show({ key, ...words[offer.kind], severity: null, urgency: 'low', actions: ['open'], sound: false }).catch(report);
  }
  function look(): void {
    const now = clock.now();
    const occasions = occasionsAt(hours.days(2).entries, hours.duty().night, zone(), now);
    // Without an occasion the file is not even opened.
    if (occasions.length === 0 || Math.abs(now - erasedAt) < elapsedDay || isBlocked(blocked(), now)) return;
    const store = file.store();
    const offer = offerToMake({ occasions, offers: store.offers(), checks: store.checks(), blocked: [], wanted: store.settings().offers }, now);
    if (offer === null) return;
    store.saveOffer(offer);
    show(offer);
    publish(view());
  }

  return {
    /** Call it every few seconds. */
    tick(): void {
      if (Math.abs(clock.now() - lookedAt) < minute) return;
      lookedAt = clock.now();
      try {
        guarded(look);
      } catch (error) {
        report(new Error(`self-check offer: ${error instanceof Error ? error.message : 'failed'}`));
      }
    },
    calls: {
      view,
      keepCheck: (draft: Input<'wellness.keepCheck'>): Outcome => write((store) => {
        store.saveCheck({ ...draft, id: newId(), takenAt: clock.now() });
        endOffers(store, 'answered');
      }, 'Kept on this computer.'),
      keepSigns: (draft: Input<'wellness.keepSigns'>): Outcome => write((store) => store.saveSigns({ ...draft, id: newId(), notedAt: clock.now() }), 'Kept on this computer.'),
      keepShift: (draft: Input<'wellness.keepShift'>): Outcome => write((store) => store.saveShift({ ...draft, id: newId(), toldAt: clock.now() }), 'Kept on this computer.'),
      skip: (): Outcome => write((store) => endOffers(store, 'skipped'), 'Skipped. It is not offered again for this shift.'),
      sleepTaken: ({ incidentId, minutes }: Input<'wellness.sleepTaken'>): Outcome => write((store) => store.saveSleep(incidentId, minutes), minutes === null ? 'Back to the estimate.' : 'Corrected.'),
      setNumber({ id, phone }: Input<'wellness.setNumber'>): Outcome {
        if (!policy().wellness.support.some((contact) => contact.id === id)) throw new Refusal({ code: 'not-found', message: 'This contact is not in the policy any more. Nothing was changed.' });
        return write((store) => store.saveNumber(id, phone), phone === '' ? 'Your number is taken away.' : 'Kept on this computer.');
      },
      set: (patch: Input<'wellness.set'>): Outcome => write((store) => {
        const known = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
        store.saveSettings({ ...store.settings(), ...known });
      }, 'Changed.'),
      forget({ kind, id }: Input<'wellness.forget'>): Outcome {
        const gone = guarded(() => file.store().forget(kind, id));
        publish(view());
        return gone ? done('Deleted, and overwritten.') : { result: 'nothing-to-do', message: 'It was gone already.' };
      },
      export: (): Exported => guarded(() => wellnessExport(read(file.store(), ''), zone())),
      erase(): Outcome {
        const wanted = guarded(() => keptSettings());
        const { entries, bytes } = guarded(() => file.erase());
        erasedAt = clock.now();
        notifier.withdraw(key);
        // That somebody does not want to be asked is no answer about them, and asking again would be the worst moment.
        if (wanted?.offers === false) guarded(() => file.store().saveSettings({ ...WellnessSettingsSchema.parse({}), offers: false }));
        publish(view());
        return done(`Erased ${entries} ${entries === 1 ? 'entry' : 'entries'}. All ${bytes.toLocaleString('en')} bytes of the file were looked through: nothing of it is left.`);
      },
    },
    stop: (): void => file.close(),
  };

  /** A file that cannot be read can still be erased. */
  function keptSettings(): WellnessView['settings'] | null {
    try {
      return file.store().settings();
    } catch {
      return null;
    }
  }
}

export type WellnessKeeper = ReturnType<typeof createWellnessKeeper>;
