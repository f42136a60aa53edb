import { describe, expect, test } from 'vitest';
import { appArguments, parseStartFlags, UsageError } from '../../../../electron/dev/steps/flags.mjs';

const none = { screenshot: undefined, userDataDir: undefined, policy: undefined, demo: false, help: false };

describe('npm start', () => {
  test('without flags', () => {
    expect(parseStartFlags([], '/home/kim')).toEqual(none);
    expect(appArguments(none)).toEqual([]);
  });

  test('takes values after a space or an equals sign, relative to where the person is', () => {
    const flags = parseStartFlags(['--policy', 'team.yaml', '--user-data-dir=/srv/profile', '--screenshot', '../shot.png', '--demo'], '/home/kim');
    expect(flags).toEqual({ screenshot: '/home/shot.png', userDataDir: '/srv/profile', policy: '/home/kim/team.yaml', demo: true, help: false });
    expect(appArguments(flags)).toEqual(['--user-data-dir=/srv/profile', '--policy=/home/kim/team.yaml', '--demo']);
  });

  test.each([[['--polcy', 'x']], [['--policy']], [['--policy=']], [['stray']], [['--demo=yes']]])('%o is refused, with the flags that exist', (argv) => {
    let refused: unknown;
    try {
      parseStartFlags(argv, '/');
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(UsageError);
    expect(refused).toMatchObject({ exitCode: 2, message: expect.stringContaining('--user-data-dir DIR') });
    expect(String(refused)).toContain(argv[0]?.split('=')[0]);
  });
});
