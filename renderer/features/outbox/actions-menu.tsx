import { MenuButton } from '../../components/menu-button.tsx';
import type { Situation } from '../../../shared/model/situation.ts';
import { view } from '../../store/stores.ts';
import { incidentActions } from '../../store/view-store.ts';
import { actionNames } from './action-words.ts';
import { openIncidentsOf } from './open-incidents.ts';

/** What else can be done about a situation's incidents, from its card. */
export function ActionsMenu({ situation }: { readonly situation: Situation }) {
  const incidentIds = openIncidentsOf(situation);
  if (incidentIds.length === 0) return null;
  return <MenuButton label="More…" items={incidentActions.map((action) => ({ key: action, label: actionNames[action].menu, onSelect: () => view.getState().open({ kind: 'act', action, incidentIds }) }))} />;
}
