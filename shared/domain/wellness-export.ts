import type { Exported } from '../model/incident-page.ts';
import type { WellnessView } from '../model/wellness-view.ts';
import { dayKey, formatStamp } from './format-time.ts';

/** What a person entered, readable by people and programs, for themselves. Nothing else in the program exports it (P10). */
export function wellnessExport({ asOf, checks, signs, shifts, sleepTaken }: WellnessView, zone: string): Exported {
  const stamp = (at: number) => formatStamp(at, zone);
  const text = JSON.stringify(
    {
      about: 'Watchkeeper: my own answers. Not a diagnosis, and nobody else’s business.', exportedAt: stamp(asOf), zone,
      selfChecks: checks.map(({ id: _, takenAt, ...rest }) => ({ at: stamp(takenAt), ...rest })),
      warningSigns: signs.map(({ id: _, notedAt, ...rest }) => ({ at: stamp(notedAt), ...rest })),
      shifts: shifts.map(({ id: _, toldAt, shift, ...rest }) => ({ at: stamp(toldAt), shift: shift === null ? null : { from: stamp(shift.from), to: stamp(shift.to) }, ...rest })),
      sleepTakenMinutes: sleepTaken,
    },
    null, 2,
  );
  return { fileName: `my-wellness-${dayKey(asOf, zone)}.json`, text: `${text}\n` };
}
