import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { boundToUs } from '../../../../electron/dev/steps/bound.mjs';
import { Explained, exitWith, megabytes, seconds, step } from '../../../../electron/dev/steps/report.mjs';
import { lastLines, run, runShowing } from '../../../../electron/dev/steps/run.mjs';

const node = process.execPath;

describe('run', () => {
  test('gives both streams and the exit code', async () => {
    expect(await run(node, ['-e', 'console.log("out"); console.error("err"); process.exit(3)'])).toEqual({ code: 3, output: expect.stringMatching(/out\n[^]*err\n|err\n[^]*out\n/) });
  });

  test('hands in what the program reads', async () => {
    expect(await run(node, ['-e', 'process.stdin.pipe(process.stdout)'], { input: 'secret' })).toEqual({ code: 0, output: 'secret' });
  });

  test('a program that is not there is 127, one that hangs is 124, one that is killed is not 0', async () => {
    expect((await run('/nowhere/program', [])).code).toBe(127);
    expect(await run(node, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 50 })).toEqual({ code: 124, output: expect.stringContaining('gave up') });
    expect((await run(node, ['-e', 'process.kill(process.pid, "SIGKILL")'])).code).toBe(128);
    expect(await runShowing(node, ['-e', 'process.kill(process.pid, "SIGKILL")'], { cwd: '.', env: process.env })).toBe(1);
  });

  test('the last lines are the last ones', () => {
    expect(lastLines('1\n2\n3\n', 2)).toBe('2\n3');
  });
});

describe('a step', () => {
  let said = '';
  let complained = '';
  beforeEach(() => {
    said = '';
    complained = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said += String(text)), true));
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((complained += String(text)), true));
  });
  afterEach(() => {
    process.exitCode = undefined;
  });

  test('is one line: what, how long, what came of it', async () => {
    expect(await step('build', () => Promise.resolve('up to date'))).toBe('up to date');
    expect(said).toMatch(/^ {2}✓ build 0\.0 s \(up to date\)\n$/);
  });

  test('that fails says so and passes the reason on', async () => {
    await expect(step('build', () => Promise.reject(new Explained('no disk')))).rejects.toThrow('no disk');
    expect(said).toMatch(/✗ build 0\.0 s\n$/);
  });

  test('an explained error ends the command with its message and code, any other with its stack', async () => {
    await exitWith(() => Promise.reject(new Explained('Install a display.', 2)));
    expect(complained).toBe('\nInstall a display.\n');
    expect(process.exitCode).toBe(2);
    await exitWith(() => Promise.reject(new TypeError('x is not a function')));
    expect(complained).toContain('TypeError: x is not a function\n    at ');
    expect(process.exitCode).toBe(1);
  });

  test('times and sizes read well', () => {
    expect([seconds(1234), megabytes(196_264_810)]).toEqual(['1.2 s', '196 MB']);
  });
});

test('a program is bound to our life where the system can do that', () => {
  expect(boundToUs('npm', ['ci'], true)).toEqual({ command: '/usr/bin/setpriv', args: ['--pdeathsig', 'KILL', '--', 'npm', 'ci'] });
  expect(boundToUs('npm', ['ci'], false)).toEqual({ command: 'npm', args: ['ci'] });
});
