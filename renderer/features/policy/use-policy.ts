import { useEffect, useState } from 'react';
import type { PolicyStatus } from '../../../shared/model/policy-status.ts';
import { askMain } from '../../store/actions.ts';
import { api } from '../../store/stores.ts';

/** What is in force; null until it is known. */
export function usePolicy(): PolicyStatus | null {
  const [status, setStatus] = useState<PolicyStatus | null>(null);
  useEffect(() => {
    let told = false;
    const stop = api.on('policy.changed', (next) => {
      told = true;
      setStatus(next);
    });
    void askMain('policy.current', undefined).then((reply) => {
      // What was told in the meantime is newer.
      if (reply.ok && !told) setStatus(reply.value);
    });
    return () => {
      told = true;
      stop();
    };
  }, []);
  return status;
}
