import { expect, test } from 'vitest';
import { drawSparkline } from '../../../../../renderer/features/health/sparkline-shape.ts';

test('the newest stands at the right; a failure breaks the line and leaves a mark', () => {
  const { line, failures } = drawSparkline([10, null, 20]);
  expect(line).toBe('M57.5 10.5M59.5 2.0');
  expect(failures).toBe('M58 20V14H58.8V20Z');
});

test('nothing known draws nothing; more than sixty are cut', () => {
  expect(drawSparkline([])).toEqual({ line: '', failures: '' });
  expect(drawSparkline(Array.from({ length: 90 }, () => 5)).line.match(/[ML]/g)).toHaveLength(60);
});
