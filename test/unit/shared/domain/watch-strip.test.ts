import { describe, expect, it } from 'vitest';
import { planStrip, type StripFacts } from '../../../../shared/domain/watch-strip.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { fakeStart as now } from '../../../support/fake-clock.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

const incident = (id: string, over: Parameters<typeof incidentReport>[0] = {}): Situation => situationOf(incidentReport({ id, ...over }));
const failing: SourceState = { source: 'notifications', condition: 'failing', lastGoodAt: null, since: now, reason: 'nobody there' };
const plan = (facts: Partial<StripFacts>) => planStrip({ mode: 'off', situations: [], sources: [], alarmed: false, dismissed: null, ...facts });

describe('the watch strip', () => {
  const loud = incident('P1', { severity: 1 });
  const quiet = incident('P3', { severity: 3 });
  const held = incident('P2', { severity: 2, status: 'acknowledged' });
  const over = incident('P4', { severity: 1, status: 'resolved', resolvedAt: now });

  it.each<[string, Partial<StripFacts>, boolean]>([
    ['off is off', { situations: [loud] }, false],
    ['always is always', { mode: 'always' }, true],
    ['while a SEV-1 is open', { mode: 'loud', situations: [loud] }, true],
    ['while an acknowledged SEV-2 is open', { mode: 'loud', situations: [held] }, true],
    ['not for a SEV-3', { mode: 'loud', situations: [quiet] }, false],
    ['not for what is over', { mode: 'loud', situations: [over] }, false],
    ['unasked for anything that waits while notifications fail', { situations: [quiet], sources: [failing] }, true],
    ['not unasked for what is acknowledged', { situations: [held], sources: [failing] }, false],
    ['not for a failing path alone', { sources: [failing] }, false],
    ['but when the self-test has just found it', { sources: [failing], alarmed: true }, true],
    ['no longer once it is mended', { alarmed: true }, false],
    ['not while another source fails', { situations: [quiet], sources: [{ ...failing, source: 'network' }] }, false],
  ])('%s', (_name, facts, shown) => {
    expect(plan(facts).shown).toBe(shown);
  });

  it('that was put away comes back when there is something else to see', () => {
    const facts = { mode: 'loud', situations: [loud] } as const;
    const { subject } = plan(facts);
    expect(plan({ ...facts, dismissed: subject }).shown).toBe(false);
    expect(plan({ ...facts, situations: [loud, quiet], dismissed: subject }).shown).toBe(true);
    expect(plan({ ...facts, sources: [failing], dismissed: subject }).shown).toBe(true);
  });
});
