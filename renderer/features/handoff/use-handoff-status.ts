import { useEffect, useState } from 'react';
import type { HandoffStatusView } from '../../../shared/model/handoff-view.ts';
import { askMain } from '../../store/actions.ts';
import { api } from '../../store/stores.ts';

const nothing: HandoffStatusView = { now: null, drafts: [], unsaved: null };

/** The handoff that comes next, its steps and the drafts, kept true while they are looked at. */
export function useHandoffStatus(): HandoffStatusView {
  const [status, setStatus] = useState(nothing);
  useEffect(() => {
    let heard = false;
    const stop = api.on('handoff.changed', (next) => {
      heard = true;
      setStatus(next);
    });
    void askMain('handoff.status', undefined).then((reply) => {
      if (!heard && reply.ok) setStatus(reply.value);
    });
    return () => {
      heard = true;
      stop();
    };
  }, []);
  return status;
}
