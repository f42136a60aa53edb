import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { keep, recall } from '../../store/keep.ts';
import { view } from '../../store/stores.ts';

export const sections = [
  { id: 'connections', label: 'Connections' },
  { id: 'policy', label: 'Policy' },
  { id: 'alerting', label: 'Alerting' },
  { id: 'limits', label: 'Limits and breaks' },
  { id: 'appearance', label: 'Appearance' },
  { id: 'keys', label: 'Keys' },
  { id: 'data', label: 'Data' },
  { id: 'diagnostics', label: 'Diagnostics' },
  { id: 'about', label: 'About' },
] as const;
export type SectionId = (typeof sections)[number]['id'];

const kept = recall('settings');
const chosen = createStore<{ readonly section: SectionId }>(() => ({ section: sections.find(({ id }) => id === kept)?.id ?? 'connections' }));

export function useSection(): SectionId {
  return useStore(chosen, ({ section }) => section);
}

export function chooseSection(section: SectionId): void {
  keep('settings', section);
  chosen.setState({ section });
}

/** From anywhere. */
export function showSettings(section: SectionId): void {
  chooseSection(section);
  view.getState().go('settings');
}
