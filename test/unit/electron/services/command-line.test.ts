import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../../electron/services/command-line.ts';

describe('readCommandLine', () => {
  it('reads our own flags in both spellings', () => {
    expect(readCommandLine(['--policy=team.yaml', '--demo'])).toEqual({ policyFile: 'team.yaml', demo: true, drill: false, hidden: false, unknown: [] });
    expect(readCommandLine(['--policy', 'team.yaml', '--hidden'])).toMatchObject({ policyFile: 'team.yaml', hidden: true });
  });

  it('lets Chromium read its own', () => {
    expect(readCommandLine(['.', '--no-sandbox', '--user-data-dir=/x', '--inspect=0', '--remote-debugging-port=0']).unknown).toEqual([]);
  });

  it('names a misspelt flag', () => {
    expect(readCommandLine(['--polcy=team.yaml', '-x']).unknown).toEqual(['--polcy=team.yaml', '-x']);
  });
});
