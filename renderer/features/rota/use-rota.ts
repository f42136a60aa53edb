import type { RotaView } from '../../../shared/model/rota-view.ts';
import { askMain } from '../../store/actions.ts';
import { api } from '../../store/stores.ts';
import { useView, type Viewed } from '../../store/use-view.ts';

const ask = () => askMain('rota.view', undefined);
const listen = (take: (next: RotaView) => void) => api.on('rota.changed', take);

/** The rota as main has it, kept true while it is looked at. */
export const useRota = (): Viewed<RotaView> => useView(ask, listen);
