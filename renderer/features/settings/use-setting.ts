import { useState } from 'react';
import type { Preferences, PreferencesPatch } from '../../../shared/model/preferences.ts';
import { askMain } from '../../store/actions.ts';
import { useWatch } from '../../store/stores.ts';

export type Setting = { readonly preferences: Preferences; readonly set: (patch: PreferencesPatch) => Promise<void>; readonly problem: string | null };

/** The person's preferences and the way to change them; null until they are known. */
export function useSetting(): Setting | null {
  const preferences = useWatch((watch) => watch.preferences);
  const [problem, setProblem] = useState<string | null>(null);
  async function set(patch: PreferencesPatch): Promise<void> {
    const reply = await askMain('preferences.set', patch);
    setProblem(reply.ok ? null : reply.problem.message);
  }
  return preferences === null ? null : { preferences, set, problem };
}
