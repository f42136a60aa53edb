import type { HandoffRecords } from '../../electron/services/ports/handoff-records.ts';
import type { Acceptance, Arrival, HandoffExported, Verification } from '../../shared/model/handoff-exchange.ts';

/** Like the repository, in memory; what goes in comes out as it would from JSON. */
export function createMemoryHandoffRecords(): HandoffRecords {
  const lines = new Map<string, Readonly<Record<string, string>>>();
  const arrivals = new Map<string, Arrival>();
  const acceptances = new Map<string, Acceptance>();
  const verifications = new Map<string, Verification>();
  const exports = new Map<string, readonly HandoffExported[]>();
  return {
    lines: (id) => lines.get(id) ?? {},
    saveLine: (id, item, line) => {
      const { [item]: _, ...others } = lines.get(id) ?? {};
      lines.set(id, line === '' ? others : { ...others, [item]: line });
    },
    arrival: (id) => arrivals.get(id) ?? null,
    saveArrival: (id, arrival) => void arrivals.set(id, structuredClone(arrival)),
    acceptance: (id) => acceptances.get(id) ?? null,
    saveAcceptance: (id, acceptance) => void acceptances.set(id, structuredClone(acceptance)),
    verification: (id) => verifications.get(id) ?? null,
    saveVerification: (id, verification) => void verifications.set(id, structuredClone(verification)),
    exports: (id) => exports.get(id) ?? [],
    addExport: (id, exported) => void exports.set(id, [exported, ...(exports.get(id) ?? [])].slice(0, 50)),
  };
}
