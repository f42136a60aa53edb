import { z } from 'zod';
import { SelfCheckDraftSchema, ShiftWordDraftSchema, SignListDraftSchema, type SelfCheck, type ShiftWord, type SignList } from '../../../shared/model/self-check.ts';
import { WellnessSettingsSchema, type Offer } from '../../../shared/model/wellness-view.ts';
import type { WellnessStore } from '../../services/ports/wellness-store.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';

type CheckRow = { readonly id: string; readonly taken_at_ms: number; readonly answers: string; readonly sleepiness: number | null; readonly note: string };
type SignRow = { readonly id: string; readonly noted_at_ms: number; readonly signs: string; readonly microsleep: number };
type Span = { readonly shift_from_at_ms: number | null; readonly shift_to_at_ms: number | null };
type ShiftRow = Span & { readonly id: string; readonly told_at_ms: number; readonly hours_felt: number; readonly effort: number };
type OfferRow = Span & { readonly key: string; readonly kind: string; readonly offered_at_ms: number; readonly until_at_ms: number; readonly ended: string | null };

const OfferWords = z.object({ kind: z.enum(['shift-end', 'night']), ended: z.enum(['answered', 'skipped']).nullable() });

const spanOf = ({ shift_from_at_ms: from, shift_to_at_ms: to }: Span) => (from === null || to === null ? null : { from, to });

/** A row that cannot be read, because a later version wrote it, is left out and stays where it is. */
function asCheck({ id, taken_at_ms: takenAt, answers, sleepiness, note }: CheckRow): readonly SelfCheck[] {
  const parsed = SelfCheckDraftSchema.safeParse({ answers: JSON.parse(answers), sleepiness, note });
  return parsed.success ? [{ ...parsed.data, id, takenAt }] : [];
}
function asSigns({ id, noted_at_ms: notedAt, signs, microsleep }: SignRow): readonly SignList[] {
  const parsed = SignListDraftSchema.safeParse({ signs: JSON.parse(signs), microsleep: microsleep === 1 });
  return parsed.success ? [{ ...parsed.data, id, notedAt }] : [];
}
function asShift(row: ShiftRow): readonly ShiftWord[] {
  const parsed = ShiftWordDraftSchema.safeParse({ hoursFelt: row.hours_felt, effort: row.effort, shift: spanOf(row) });
  return parsed.success ? [{ ...parsed.data, id: row.id, toldAt: row.told_at_ms }] : [];
}
function asOffer(row: OfferRow): readonly Offer[] {
  const parsed = OfferWords.safeParse(row);
  return parsed.success ? [{ ...parsed.data, key: row.key, offeredAt: row.offered_at_ms, until: row.until_at_ms, shift: spanOf(row) }] : [];
}

/** The statements over the answers. */
export function createWellnessRepository(connection: Connection): WellnessStore {
  const select = {
    checks: connection.prepare<[], CheckRow>('SELECT * FROM self_checks ORDER BY taken_at_ms DESC, id'),
    signs: connection.prepare<[], SignRow>('SELECT * FROM sign_lists ORDER BY noted_at_ms DESC, id'),
    shifts: connection.prepare<[], ShiftRow>('SELECT * FROM shift_words ORDER BY told_at_ms DESC, id'),
    offers: connection.prepare<[], OfferRow>('SELECT * FROM offers ORDER BY offered_at_ms DESC, key'),
    sleep: connection.prepare<[], { readonly incident_id: string; readonly minutes: number }>('SELECT * FROM sleep_taken'),
    numbers: connection.prepare<[], { readonly id: string; readonly phone: string }>('SELECT * FROM support_numbers'),
    settings: connection.prepare<[], { readonly name: string; readonly value: string }>('SELECT * FROM settings'),
  };
  const insert = {
    check: connection.prepare<[string, number, string, number | null, string]>('INSERT INTO self_checks VALUES (?, ?, ?, ?, ?)'),
    signs: connection.prepare<[string, number, string, number]>('INSERT INTO sign_lists VALUES (?, ?, ?, ?)'),
    shift: connection.prepare<[string, number, number, number, number | null, number | null]>('INSERT INTO shift_words VALUES (?, ?, ?, ?, ?, ?)'),
    offer: connection.prepare<[string, string, number, number, number | null, number | null, string | null]>('INSERT INTO offers VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET ended = excluded.ended'),
    sleep: connection.prepare<[string, number]>('INSERT INTO sleep_taken VALUES (?, ?) ON CONFLICT (incident_id) DO UPDATE SET minutes = excluded.minutes'),
    number: connection.prepare<[string, string]>('INSERT INTO support_numbers VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET phone = excluded.phone'),
    setting: connection.prepare<[string, string]>('INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value'),
  };
  const remove = {
    check: connection.prepare<[string]>('DELETE FROM self_checks WHERE id = ?'),
    signs: connection.prepare<[string]>('DELETE FROM sign_lists WHERE id = ?'),
    shift: connection.prepare<[string]>('DELETE FROM shift_words WHERE id = ?'),
    sleep: connection.prepare<[string]>('DELETE FROM sleep_taken WHERE incident_id = ?'),
    number: connection.prepare<[string]>('DELETE FROM support_numbers WHERE id = ?'),
  };
  const writeSettings = connection.transaction((settings: object) => {
    for (const [name, value] of Object.entries(settings)) insert.setting.run(name, JSON.stringify(value));
  });
  const attempt = withStorageErrors;

  return {
    checks: () => attempt(() => select.checks.all().flatMap(asCheck)),
    signs: () => attempt(() => select.signs.all().flatMap(asSigns)),
    shifts: () => attempt(() => select.shifts.all().flatMap(asShift)),
    offers: () => attempt(() => select.offers.all().flatMap(asOffer)),
    sleepTaken: () => attempt(() => Object.fromEntries(select.sleep.all().map(({ incident_id: id, minutes }) => [id, minutes]))),
    numbers: () => attempt(() => Object.fromEntries(select.numbers.all().map(({ id, phone }) => [id, phone]))),
    settings: () => attempt(() => WellnessSettingsSchema.strip().parse(Object.fromEntries(select.settings.all().map(({ name, value }) => [name, JSON.parse(value)])))),
    saveCheck: ({ id, takenAt, answers, sleepiness, note }) => attempt(() => void insert.check.run(id, takenAt, JSON.stringify(answers), sleepiness, note)),
    saveSigns: ({ id, notedAt, signs, microsleep }) => attempt(() => void insert.signs.run(id, notedAt, JSON.stringify(signs), microsleep ? 1 : 0)),
    saveShift: ({ id, toldAt, hoursFelt, effort, shift }) => attempt(() => void insert.shift.run(id, toldAt, hoursFelt, effort, shift?.from ?? null, shift?.to ?? null)),
    saveOffer: ({ key, kind, offeredAt, until, shift, ended }) => attempt(() => void insert.offer.run(key, kind, offeredAt, until, shift?.from ?? null, shift?.to ?? null, ended)),
    saveSleep: (incidentId, minutes) => attempt(() => void (minutes === null ? remove.sleep.run(incidentId) : insert.sleep.run(incidentId, minutes))),
    saveNumber: (id, phone) => attempt(() => void (phone === '' ? remove.number.run(id) : insert.number.run(id, phone))),
    saveSettings: (settings) => attempt(() => writeSettings.immediate(settings)),
    forget: (kind, id) => attempt(() => remove[kind].run(id).changes > 0),
  };
}
