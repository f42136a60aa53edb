import { z } from 'zod';
import { Refusal } from '../../shared/ipc/refusal.ts';
import { AbsenceSchema, OverrideSchema, PersonIdSchema, RotaPlanSchema, type Rota, type RotaPlan } from '../../shared/model/rota.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { MetaStore } from './ports/meta-store.ts';

const KeptSchema = z.object({
  plan: RotaPlanSchema.nullable(), self: PersonIdSchema.nullable(),
  overrides: z.array(OverrideSchema), absences: z.array(AbsenceSchema),
});
export type KeptRota = z.infer<typeof KeptSchema>;

export type RotaBookOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly meta: MetaStore;
  readonly journal: Journal;
  readonly me: string;
  /** The policy's rota, which goes before one made in the window. */
  readonly plan: () => RotaPlan | undefined;
  /** Something was kept. */
  readonly changed: () => void;
  readonly report: (error: unknown) => void;
};

/** The local rota as it is kept, with every change on the timeline and the last one to be taken back. */
export function createRotaBook({ clock, meta, journal, me, plan, changed, report }: RotaBookOptions) {
  let kept = read();
  let before: { readonly kept: KeptRota; readonly what: string } | null = null;
  let made: { readonly held: RotaPlan; readonly kept: KeptRota; readonly rota: Rota } | null = null;

  function read(): KeptRota {
    const none: KeptRota = { plan: null, self: null, overrides: [], absences: [] };
    const text = meta.get('rota.kept');
    if (text === null) return none;
    try {
      return KeptSchema.parse(JSON.parse(text));
    } catch (error) {
      report(error);
      return none;
    }
  }
  /** On disk before anything says so. */
  function keep(next: KeptRota, what: string, undo: typeof before): void {
    meta.set('rota.kept', JSON.stringify(next));
    kept = next;
    before = undo;
    journal.append([{ occurredAt: clock.now(), kind: 'rota.changed', source: 'person', actor: me, title: `Rota: ${what}` }]);
    changed();
  }
  /** The same object while nothing has changed. */
  function rota(): Rota | null {
    const held = plan() ?? kept.plan;
    if (held === null) return null;
    if (made?.held !== held || made.kept !== kept) made = { held, kept, rota: { ...held, overrides: kept.overrides, absences: kept.absences } };
    return made.rota;
  }

  return {
    rota,
    kept: (): KeptRota => kept,
    self: (): string | null => (rota()?.people.some(({ id }) => id === kept.self) === true ? kept.self : null),
    /** By name; throws a Refusal for somebody who is not in the rota. */
    personIn(id: string): string {
      const found = rota()?.people.find((person) => person.id === id);
      if (found === undefined) throw new Refusal({ code: 'invalid-input', message: 'This person is not in the rota. Nothing was changed.', fields: { person: 'Choose somebody of the rota.' } });
      return found.name;
    },
    change(next: KeptRota, what: string): string {
      keep(next, what, { kept, what });
      return what;
    },
    undoable: (): string | null => before?.what ?? null,
    /** What was taken back; null when there was nothing. */
    undo(): string | null {
      if (before === null) return null;
      const { kept: was, what } = before;
      keep(was, `taken back: ${what}`, null);
      return what;
    },
    /** Not worth a line: the same rota, with a step of a checklist ticked. */
    note(next: KeptRota): void {
      meta.set('rota.kept', JSON.stringify(next));
      kept = next;
      changed();
    },
  };
}

export type RotaBook = ReturnType<typeof createRotaBook>;
