import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beatsBetween, nextBeat, phaseOf, slotWidth, spreadOf } from '../../../../shared/domain/check-schedule.ts';

const many = (count: number, interval: number) => Array.from({ length: count }, () => interval);

test('slots hold about 18 checks, 20 ms to 5 s wide', () => {
  expect(slotWidth(many(100, 30_000))).toBe(5000);
  expect(slotWidth(many(1000, 20_000))).toBe(250);
  expect(slotWidth(many(1000, 1000))).toBe(20);
  expect(slotWidth(many(5000, 1000))).toBe(20);
  expect(slotWidth([60_000])).toBe(5000);
  expect(slotWidth([])).toBe(5000);
});

test('a quick check among slow ones keeps its interval', () => {
  expect(slotWidth([...many(100, 30_000), 1000])).toBe(1000);
  expect(slotWidth([60_000, 7000])).toBe(1000);
  expect(slotWidth([60_000, 1500])).toBe(500);
});

test('no interval is bent by more than 5 %', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1000, max: 86_400_000 }), { minLength: 1, maxLength: 50 }), (intervals) => {
      const width = slotWidth(intervals);
      for (const interval of intervals) expect(interval % width === 0 || width / 2 <= interval / 20).toBe(true);
    }),
  );
});

test('a million beats later it is where the arithmetic says (T10: drift 0)', () => {
  const beat = { phase: phaseOf('api'), interval: 60_000 };
  const first = nextBeat(beat, 5000, 0);
  let at = first;
  for (let count = 0; count < 1_000_000; count += 1) at = nextBeat(beat, 5000, at);
  expect(at).toBe(first + 1_000_000 * 60_000);
});

test('an interval that no slot divides keeps its average and never skips or doubles a beat', () => {
  const beat = { phase: 0.3, interval: 7300 };
  const width = slotWidth([beat.interval]);
  let at = 0;
  const gaps: number[] = [];
  for (let count = 0; count < 10_000; count += 1) {
    const next = nextBeat(beat, width, at);
    if (count > 0) gaps.push(next - at);
    at = next;
  }
  expect(Math.abs(at - 10_000 * 7300)).toBeLessThan(7300);
  for (const gap of gaps) expect(Math.abs(gap - 7300)).toBeLessThanOrEqual(width);
});

test('the next beat lies after the moment and within an interval and a slot', () => {
  const interval = fc.integer({ min: 1000, max: 86_400_000 });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.999999, noNaN: true }), interval, fc.double({ min: 0, max: 1e10, noNaN: true }), (phase, every, after) => {
      const width = slotWidth([every]);
      const next = nextBeat({ phase, interval: every }, width, after);
      expect(next).toBeGreaterThan(after);
      expect(next).toBeLessThanOrEqual(after + every + width);
      expect(next % width).toBe(0);
    }),
  );
});

test('phases are stable and spread: a thousand checks of one second fill fifty slots evenly enough', () => {
  expect(phaseOf('lead-gen-api')).toBe(phaseOf('lead-gen-api'));
  const slots = new Map<number, number>();
  for (let index = 0; index < 1000; index += 1) {
    const slot = nextBeat({ phase: phaseOf(`check-${index}`), interval: 1000 }, 20, 0);
    slots.set(slot, (slots.get(slot) ?? 0) + 1);
  }
  expect(slots.size).toBe(50);
  expect(Math.max(...slots.values())).toBeLessThan(45);
});

test('what was missed is counted, and what is wanted at once is spread', () => {
  expect(beatsBetween({ phase: 0, interval: 60_000 }, 0, 6 * 3_600_000)).toBe(360);
  expect(beatsBetween({ phase: 0, interval: 60_000 }, 100, 50)).toBe(0);
  expect(spreadOf(1, 60_000)).toBe(20);
  expect(spreadOf(1000, 60_000)).toBe(20_000);
  expect(spreadOf(1000, 5000)).toBe(5000);
});
