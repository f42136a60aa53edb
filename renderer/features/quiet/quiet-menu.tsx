import { MenuButton } from '../../components/menu-button.tsx';
import type { Situation } from '../../../shared/model/situation.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { lengths } from './silence-words.ts';

/** What can be done so that a situation is told less, or together with another. */
export function QuietMenu({ situation: { id, drill } }: { readonly situation: Situation }) {
  const open = useView((view) => view.open);
  const others = useWatch(({ situations }) => (situations ?? []).some((other) => other.id !== id && other.drill === drill && other.status !== 'resolved'));
  const silence = lengths.map(({ value, label }) => ({ key: value, label: value === 'recovered' ? `${label}…` : `For ${label}…`, onSelect: () => open({ kind: 'silence', situationId: id, length: value }) }));
  const merge = { key: 'merge', label: 'Merge with another…', onSelect: () => open({ kind: 'merge', situationId: id }) };
  return <MenuButton label="Silence" items={others ? [...silence, merge] : silence} />;
}
