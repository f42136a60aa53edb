import { MenuButton } from '../../components/menu-button.tsx';
import type { MenuItem } from '../../components/menu.tsx';
import type { Situation } from '../../../shared/model/situation.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { incidentActions } from '../../store/view-store.ts';
import { actionNames } from './action-words.ts';
import { openIncidentsOf } from './open-incidents.ts';

/** What else can be done about a situation, from its card, each with its key. */
export function ActionsMenu({ situation }: { readonly situation: Situation }) {
  const { id, drill } = situation;
  const open = useView((view) => view.open);
  const singleKeys = useView((view) => view.singleKeys);
  const mergeable = useWatch(({ situations }) => (situations ?? []).some((other) => other.id !== id && other.drill === drill && other.status !== 'resolved'));
  const incidentIds = openIncidentsOf(situation);
  const keys = (key: string) => (singleKeys ? key : undefined);
  const actions: readonly MenuItem[] = incidentIds.length === 0 ? [] : [
    ...incidentActions.map((action) => ({ key: action, label: actionNames[action].menu, keys: keys(actionNames[action].key), onSelect: () => open({ kind: 'act', action, incidentIds }) })),
    { key: 'outbox', label: 'Outbox', keys: keys('O'), onSelect: () => open({ kind: 'outbox' }) },
  ];
  const merge: readonly MenuItem[] = mergeable ? [{ key: 'merge', label: 'Merge with another…', onSelect: () => open({ kind: 'merge', situationId: id }) }] : [];
  const items = [...actions, ...merge];
  return items.length === 0 ? null : <MenuButton label="More…" items={items} />;
}
