import { describe, expect, it } from 'vitest';
import { splitCommand } from '../../../../shared/domain/command-words.ts';
import { wholePolicy } from '../../../support/runbook-policies.ts';

describe('splitCommand (S6, S48)', () => {
  it.each([
    ['kubectl get pods -n production', 'kubectl', ['get', 'pods', '-n', 'production']],
    ['  ./scripts/troubleshooting/diagnose.sh ', './scripts/troubleshooting/diagnose.sh', []],
    [`grep "two words" 'a $b; c' ""`, 'grep', ['two words', 'a $b; c', '']],
  ])('%s', (text, program, words) => expect(splitCommand(text)).toEqual({ ok: true, program, words }));

  it.each([
    'a; b', 'a && b', 'a | b', 'a > b', 'a < b', 'a $(b)', 'a `b`', 'a "$HOME"', 'a $HOME', 'ls *', 'ls ?', 'ls ~', 'a \\ b', 'a\nb', 'a #b', 'X=1 a', 'a "b', "a 'b", '', '  ', '"" a', 'a "`b`"', 'a \0', 'a "b\nc"', 'a\u001b[0m',
  ])('refuses what needs a shell: %j', (text) => expect(splitCommand(text).ok).toBe(false));

  it('reads every command that the default policy lets be run', () => {
    for (const { text, run } of wholePolicy.runbook.commands) if (run) expect(splitCommand(text ?? '')).toMatchObject({ ok: true });
  });
});
