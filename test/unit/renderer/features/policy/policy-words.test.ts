import { describe, expect, it } from 'vitest';
import { faultLines, faultPlace, policySource } from '../../../../../renderer/features/policy/policy-words.ts';

describe('policy words', () => {
  it('says where a policy comes from', () => {
    expect(policySource({ from: null })).toContain('default');
    expect(policySource({ from: { file: '/etc/team.yaml', loadedAt: 1 } })).toBe('/etc/team.yaml');
    expect(policySource({ from: { file: null, loadedAt: null } })).toContain('earlier');
  });

  it('writes faults as editors do, and those of the file as a whole without a place', () => {
    expect(faultPlace({ line: 12, column: 3 })).toBe('12:3');
    expect(faultLines({ file: 'a.yaml', at: 0, faults: [{ line: 12, column: 3, path: 'team.name', message: 'Too short.' }, { line: 0, column: 0, path: '', message: 'Not text.' }] }))
      .toBe('a.yaml:12:3: team.name: Too short.\na.yaml: Not text.');
  });
});
