import { MenuButton } from '../../components/menu-button.tsx';
import type { Situation } from '../../../shared/model/situation.ts';
import { useView } from '../../store/stores.ts';
import { lengths } from './silence-words.ts';

/** For how long a situation is told less. */
export function QuietMenu({ situation: { id } }: { readonly situation: Situation }) {
  const open = useView((view) => view.open);
  return <MenuButton label="Silence" items={lengths.map(({ value, label }) => ({ key: value, label: value === 'recovered' ? `${label}…` : `For ${label}…`, onSelect: () => open({ kind: 'silence', situationId: id, length: value }) }))} />;
}
