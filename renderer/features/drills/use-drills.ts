import type { DrillsView } from '../../../shared/model/drill-run.ts';
import { askMain } from '../../store/actions.ts';
import { api } from '../../store/stores.ts';
import { useView, type Viewed } from '../../store/use-view.ts';

const ask = () => askMain('drills.view', undefined);
const listen = (take: (next: DrillsView) => void) => api.on('drills.changed', take);

/** Scenarios and results as main has them, kept true while they are looked at. */
export const useDrills = (): Viewed<DrillsView> => useView(ask, listen);
