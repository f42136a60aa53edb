import './zod-without-eval.ts';
import { problemOfParse } from '../../../shared/ipc/validate.ts';
import { MaintenanceDraftSchema, weekdays, type MaintenanceDraft, type Weekday } from '../../../shared/model/maintenance.ts';

/** What stands in the form, as text. Switching between the kinds loses nothing. */
export type MaintenanceForm = {
  readonly name: string;
  readonly every: boolean;
  readonly checks: readonly string[];
  readonly kind: MaintenanceDraft['when']['type'];
  readonly minutes: string;
  readonly from: string;
  readonly to: string;
  readonly days: readonly Weekday[];
  readonly begins: string;
  readonly ends: string;
  readonly zone: string;
};

export const usualLengths = [15, 30, 60, 120, 240] as const;

/** For all checks, or for the one that it was opened for. */
export function maintenanceForm(checkId: string | null): MaintenanceForm {
  return {
    name: 'Maintenance', every: checkId === null, checks: checkId === null ? [] : [checkId], kind: 'now', minutes: '30',
    from: '', to: '', days: ['sun'], begins: '02:00', ends: '04:00', zone: '',
  };
}

function whenOf({ kind, minutes, from, to, days, begins, ends }: MaintenanceForm): MaintenanceDraft['when'] {
  switch (kind) {
    case 'now': return { type: 'now', minutes: minutes.trim() === '' ? Number.NaN : Number(minutes) };
    case 'once': return { type: 'once', from, to };
    case 'weekly': return { type: 'weekly', days: weekdays.filter((day) => days.includes(day)), from: begins, to: ends };
  }
}

export type ParsedMaintenance = { readonly ok: true; readonly draft: MaintenanceDraft } | { readonly ok: false; readonly fields: Readonly<Record<string, string>> };

/** By the same schema as main. */
export function parseMaintenance(form: MaintenanceForm): ParsedMaintenance {
  const zone = form.kind === 'now' || form.zone.trim() === '' ? null : form.zone.trim();
  const parsed = MaintenanceDraftSchema.safeParse({ name: form.name, checks: form.every ? null : form.checks, zone, when: whenOf(form) });
  return parsed.success ? { ok: true, draft: parsed.data } : { ok: false, fields: problemOfParse(parsed.error).fields ?? {} };
}
