import { absenceSteps } from '../../shared/domain/absence-steps.ts';
import { shiftMoment } from '../../shared/domain/rota-words.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { RotaBook } from './rota-book.ts';

const done = (message: string): Outcome => ({ result: 'done', message });
const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
const gone = (what: string) => new Refusal({ code: 'not-found', message: `This ${what} is not in the rota any more. Nothing was changed.` });

/** What a person can do to the local rota (S20-S22); each change is on the timeline and can be taken back. */
export function createRotaActs(book: RotaBook, fromPolicy: () => boolean) {
  const stretch = ({ from, to }: { readonly from: Instant; readonly to: Instant }) => {
    const zone = book.rota()?.zone ?? 'UTC';
    return `${shiftMoment(from, zone)} to ${shiftMoment(to, zone)}`;
  };
  const isSpan = (one: { readonly person: string; readonly from: Instant; readonly to: Instant }, input: { readonly person: string; readonly from: Instant; readonly to: Instant }) =>
    one.person === input.person && one.from === input.from && one.to === input.to;
  const nameOf = (id: string): string => book.rota()?.people.find((person) => person.id === id)?.name ?? id;

  return {
    setPlan({ plan, self: person }: Input<'rota.setPlan'>): Outcome {
      if (fromPolicy()) throw new Refusal({ code: 'refused', message: 'The policy file says who takes turns. Change it there; overrides and absences can be added here.' });
      if (person !== null && !plan.people.some(({ id }) => id === person)) throw new Refusal({ code: 'invalid-input', message: 'You are not among these people. Nothing was changed.', fields: { self: 'Choose one of the people.' } });
      const kept = book.kept();
      return done(`${book.change({ ...kept, plan, self: person }, kept.plan === null ? 'Rota made' : 'Rota changed')}.`);
    },
    /** Who sits at this machine, where the policy names the people. */
    setSelf({ person }: Input<'rota.setSelf'>): Outcome {
      return done(`${book.change({ ...book.kept(), self: person }, person === null ? 'You take no turns' : `You are ${book.personIn(person)}`)}.`);
    },
    override(input: Input<'rota.override'>): Outcome {
      const kept = book.kept();
      return done(`${book.change({ ...kept, overrides: [...kept.overrides, input] }, `${book.personIn(input.person)} is ${input.seat}, ${stretch(input)}`)}.`);
    },
    /** With the covers that close its gaps, as one change. */
    absence({ covers = [], ...absence }: Input<'rota.absence'>): Outcome {
      const kept = book.kept();
      for (const { person } of covers) book.personIn(person);
      const what = `${book.personIn(absence.person)} is away, ${stretch(absence)}${covers.length === 0 ? '' : ', with cover'}`;
      return done(`${book.change({ ...kept, absences: [...kept.absences, absence], overrides: [...kept.overrides, ...covers] }, what)}.`);
    },
    removeOverride(input: Input<'rota.removeOverride'>): Outcome {
      const kept = book.kept();
      const place = kept.overrides.findLastIndex((one) => one.seat === input.seat && isSpan(one, input));
      if (place < 0) throw gone('cover');
      return done(`${book.change({ ...kept, overrides: kept.overrides.toSpliced(place, 1) }, `Cover removed: ${nameOf(input.person)}, ${input.seat}, ${stretch(input)}`)}.`);
    },
    removeAbsence(input: Input<'rota.removeAbsence'>): Outcome {
      const kept = book.kept();
      const place = kept.absences.findLastIndex((one) => isSpan(one, input));
      if (place < 0) throw gone('absence');
      return done(`${book.change({ ...kept, absences: kept.absences.toSpliced(place, 1) }, `Absence removed: ${nameOf(input.person)}, ${stretch(input)}`)}.`);
    },
    /** A step of an absence's checklist. */
    tickStep({ absence, step, done: ticked }: Input<'rota.tickStep'>): Outcome {
      const kept = book.kept();
      const place = kept.absences.findLastIndex((one) => isSpan(one, absence));
      const found = kept.absences[place];
      if (found === undefined || !absenceSteps(found.from, found.to).some(({ id }) => id === step)) throw gone('step');
      const others = (found.done ?? []).filter((id) => id !== step);
      book.note({ ...kept, absences: kept.absences.with(place, { ...found, done: ticked ? [...others, step] : others }) });
      return done('');
    },
    /** What a person has looked at of a calendar: it becomes the rota, or is added to it. */
    importCalendar({ plan, self, overrides, absences }: Input<'rota.importCalendar'>): Outcome {
      const kept = book.kept();
      const count = `${counted(overrides.length, 'shift')}${absences.length === 0 ? '' : ` and ${counted(absences.length, 'absence')}`}`;
      if (plan === null) {
        for (const { person } of [...overrides, ...absences]) book.personIn(person);
        if (overrides.length + absences.length === 0) return { result: 'nothing-to-do', message: 'There is nothing in it that the rota does not have.' };
        return done(`${book.change({ ...kept, overrides: [...kept.overrides, ...overrides].slice(-1000), absences: [...kept.absences, ...absences].slice(-1000) }, `${count} added from a calendar`)}.`);
      }
      if (fromPolicy()) throw new Refusal({ code: 'refused', message: 'The policy file says who takes turns. Add the calendar to it, or change it there.' });
      const strangers = [...overrides, ...absences].some(({ person }) => !plan.people.some(({ id }) => id === person));
      if (strangers || overrides.length === 0) throw new Refusal({ code: 'invalid-input', message: 'There is nobody in it who would be on call. Nothing was changed.' });
      return done(`${book.change({ plan, self: plan.people.some(({ id }) => id === self) ? self : null, overrides, absences }, `The rota is a calendar now: ${count}`)}.`);
    },
    undo(): Outcome {
      const what = book.undo();
      return what === null ? { result: 'nothing-to-do', message: 'Nothing was changed in this run.' } : done(`Taken back: ${what}.`);
    },
  };
}
