import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairEncoding } from '../../../../shared/domain/repair-encoding.ts';

/** What a program makes of UTF-8 that it takes for Windows-1252. */
const misread = (text: string): string => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

describe('repairEncoding (C40)', () => {
  it.each([
    ['ðŸš¨ Emergency Contacts', '🚨 Emergency Contacts'], ['Weeks 1â€“3', 'Weeks 1–3'], ['Itâ€™s down', 'It’s down'], ['Ã…sa Ã–berg', 'Åsa Öberg'], ['â‚¬ 10,000', '€ 10,000'],
  ])('%s reads %s', (broken, right) => expect(repairEncoding(broken)).toBe(right));

  it('repairs what was misread once or twice, and leaves alone what is right', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('🚨', '📞', 'Å', 'é', '–', '’', '日', 'Ω', 'plain'), { maxLength: 12 }), (parts) => {
      const right = parts.join(' ');
      expect(repairEncoding(right)).toBe(right);
      expect(repairEncoding(misread(right))).toBe(right);
      expect(repairEncoding(misread(misread(right)))).toBe(right);
    }), { numRuns: 200 });
  });

  it('touches nothing that is not UTF-8 to the last byte', () => {
    for (const text of ['â€', 'Ã', 'Ã A', 'ðŸš', 'Ünlü ñandú', 'À la carte: Ça va', 'ÀÁ', 'í €']) expect(repairEncoding(text)).toBe(text);
  });
});
