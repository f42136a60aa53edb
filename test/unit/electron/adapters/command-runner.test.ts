import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../../electron/adapters/clock.ts';
import { createCommandRunner } from '../../../../electron/adapters/command-runner.ts';

const folder = mkdtempSync(join(tmpdir(), 'watchkeeper-command-'));
const runner = createCommandRunner({ clock: createSystemClock(), platform: process.platform, env: { ...process.env, WATCHKEEPER_SECRET: 'hidden', THEIRS: 'shown' } });
const run = (program: string, words: readonly string[] = [], timeout = 20_000, signal = new AbortController().signal) => runner.run({ program, words, folder, timeout, signal });
const node = (script: string, ...more: readonly string[]) => run(process.execPath, ['-e', script, ...more]);

describe.skipIf(process.platform === 'win32')('createCommandRunner', () => {
  it('gives both streams as they came, and how it ended', async () => {
    expect(await node('console.log("out"); console.error("wörld")')).toEqual({ end: { how: 'exited', code: 0 }, output: expect.stringMatching(/out\n[^]*wörld\n|wörld\n[^]*out\n/) as string, cut: false });
    expect((await node('process.exit(3)')).end).toEqual({ how: 'exited', code: 3 });
    expect((await node('process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)')).end).toEqual({ how: 'killed', signal: 'SIGTERM' });
  });

  it('hands words over as they are: no shell reads them', async () => {
    const words = ['$HOME; echo no', '`id`', '"quoted"', '*', '&& true'];
    expect(JSON.parse((await node('console.log(JSON.stringify(process.argv.slice(1)))', '--', ...words)).output)).toEqual(words);
  });

  it('looks for a script in the folder, and says when there is none', async () => {
    writeFileSync(join(folder, 'diagnose.sh'), '#!/bin/sh\npwd\necho "$THEIRS$WATCHKEEPER_SECRET"\n');
    expect((await run('./diagnose.sh')).end).toMatchObject({ how: 'not-started', reason: expect.stringContaining('may not be executed') as string });
    chmodSync(join(folder, 'diagnose.sh'), 0o755);
    expect((await run('./diagnose.sh')).output).toBe(`${folder}\nshown\n`);
    expect((await run('./gone.sh')).end).toMatchObject({ how: 'not-started', reason: expect.stringContaining('was not found') as string });
    expect(runner.folderFault(folder)).toBeNull();
    expect(runner.folderFault(join(folder, 'gone'))).toContain('no such folder');
    expect(runner.folderFault(join(folder, 'diagnose.sh'))).toContain('no such folder');
    expect(runner.folderFault('here')).toContain('whole path');
  });

  it('waits for nobody who left the group and kept the pipes', async () => {
    const daemon = 'const { spawn } = require("node:child_process"); const left = spawn(process.execPath, ["-e", "setTimeout(() => {}, 20000)"], { stdio: "inherit", detached: true }); console.log(left.pid); left.unref()';
    const { end, output } = await run(process.execPath, ['-e', daemon], 2000);
    process.kill(Number(output));
    expect(end).toEqual({ how: 'timed-out' });
  });

  it('ends what takes too long or is stopped, with everything that it started', async () => {
    const forks = 'const { spawn } = require("node:child_process"); spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" }); setInterval(() => {}, 1000)';
    expect((await run(process.execPath, ['-e', forks], 600)).end).toEqual({ how: 'timed-out' });
    const stop = new AbortController();
    const stopped = run(process.execPath, ['-e', 'console.log("on"); setInterval(() => {}, 1000)'], 20_000, stop.signal);
    stop.abort();
    expect((await stopped).end).toEqual({ how: 'stopped' });
  });

  it('keeps the beginning and the end of what is printed without end', async () => {
    const { output, cut } = await node('process.stdout.write("first"); for (let at = 0; at < 4000; at += 1) process.stdout.write("x".repeat(100)); process.stdout.write("last")');
    expect(cut).toBe(true);
    expect(output.startsWith('first')).toBe(true);
    expect(output.endsWith('last')).toBe(true);
    expect(output).toContain('the middle was left out');
    expect(output.length).toBeLessThan(70_000);
  });
});
