import { expect, test } from 'vitest';
import { formatRaw } from '../../../../shared/domain/format-raw.ts';

test('raw data is indented JSON, cut with an ellipsis', () => {
  expect(formatRaw({ a: [1] }, 100)).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(formatRaw('x'.repeat(1_000_000), 5)).toBe('"xxxx…');
  expect([null, undefined, () => 1].map((value) => formatRaw(value, 9))).toEqual(['', '', '']);
});

test('what cannot be seen is written out', () => {
  expect(formatRaw({ text: 'invoice\u202efdp.exe\u0007\u{e0041}' }, 100)).toBe('{\n  "text": "invoice\\u202efdp.exe\\u0007\\udb40\\udc41"\n}');
});
