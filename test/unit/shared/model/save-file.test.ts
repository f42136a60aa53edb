import { describe, expect, it } from 'vitest';
import { SaveFileSchema } from '../../../../shared/model/save-file.ts';

describe('SaveFileSchema', () => {
  it.each(['incident-20261123-1430-report.md', 'policy.yaml', 'Störung am Montag.json'])('takes %s', (suggestedName) => {
    expect(SaveFileSchema.safeParse({ suggestedName, text: 'x'.repeat(5_000_000) }).success).toBe(true);
  });

  it.each(['', '../policy.yaml', '/etc/passwd', 'C:\\x', 'a/b', '.bashrc', 'a\nb', 'x'.repeat(121)])('refuses %j', (suggestedName) => {
    expect(SaveFileSchema.safeParse({ suggestedName, text: '' }).success).toBe(false);
  });

  it('refuses more than a file of 20 million characters', () => {
    expect(SaveFileSchema.safeParse({ suggestedName: 'a', text: 'x'.repeat(20_000_001) }).success).toBe(false);
  });
});
