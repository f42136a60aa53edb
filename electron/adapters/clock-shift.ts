import { readFileSync } from 'node:fs';
import type { ClockShift } from './clock.ts';

/** A machine whose sleep and whose set clock a test writes to a file, as `{"slept": ms, "stepped": ms}`. Never in a packaged program. */
export function readClockShift(path: string): ClockShift {
  try {
    const { slept, stepped } = JSON.parse(readFileSync(path, 'utf8')) as Partial<ClockShift>;
    return { slept: Number(slept ?? 0), stepped: Number(stepped ?? 0) };
  } catch {
    return { slept: 0, stepped: 0 };
  }
}
