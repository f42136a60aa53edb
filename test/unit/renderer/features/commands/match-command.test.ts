import { describe, expect, it } from 'vitest';
import { bestCommand, matchCommand } from '../../../../../renderer/features/commands/match-command.ts';

const labels = ['Acknowledge: Checkout API is down', 'Connect PagerDuty', 'Probe now: Checkout API', 'Theme: dark', 'Pause check: Zürich gateway'];
const found = (typed: string) => labels.filter((label) => matchCommand(label, typed) > 0).toSorted((a, b) => matchCommand(b, typed) - matchCommand(a, typed));

describe('matchCommand', () => {
  it('never picks letters from here and there: what connects does not acknowledge', () => {
    expect(found('connect')).toEqual(['Connect PagerDuty']);
    expect(found('xyz')).toEqual([]);
  });

  it('finds words in any order, beginnings before insides', () => {
    expect(found('checkout probe')).toEqual(['Probe now: Checkout API']);
    expect(found('ack')).toEqual(['Acknowledge: Checkout API is down']);
    expect(found('duty')).toEqual(['Connect PagerDuty']);
    expect(matchCommand('Theme: dark', 'theme d')).toBeGreaterThan(matchCommand('Theme: dark', 'heme'));
  });

  it('does not ask for accents, capitals or colons', () => {
    expect(found('zurich')).toEqual(['Pause check: Zürich gateway']);
    expect(found('THEME DARK')).toEqual(['Theme: dark']);
  });

  it('shows everything while nothing is typed', () => {
    expect(found('  ')).toEqual(labels);
  });
});

describe('an Enter that came before the list', () => {
  const commands = labels.map((label) => ({ label }));
  it('runs the one command that fits best', () => {
    expect(bestCommand(commands, 'connect')?.label).toBe('Connect PagerDuty');
    expect(bestCommand(commands, 'pause zur')?.label).toBe('Pause check: Zürich gateway');
  });

  it('runs nothing that nobody chose: of several that fit as well, of none, and of all', () => {
    expect(bestCommand(commands, 'checkout')).toBeNull();
    expect(bestCommand(commands, 'xyz')).toBeNull();
    expect(bestCommand(commands, ' ')).toBeNull();
    expect(bestCommand([], 'connect')).toBeNull();
  });
});
