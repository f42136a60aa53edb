import type { Evidence } from '../../../shared/model/handoff.ts';
import { view } from '../../store/stores.ts';
import { timeline } from '../timeline/timeline.ts';
import { evidenceChoice } from './evidence-choice.ts';

/** Where a line of the record leads, and in what words. Null: there is nothing to open. */
export type EvidenceWay = { readonly label: string; readonly open: () => void };

const names: Readonly<Record<Evidence['kind'], string>> = {
  incident: 'incident', situation: 'situation', check: 'check', silence: 'silence', maintenance: 'maintenance', blind: 'blind time', duty: 'hours', break: 'breaks', change: 'change log',
  rota: 'rota', contact: 'policy', source: 'source', carried: 'last handoff',
};

export function evidenceName({ kind }: Evidence): string {
  return names[kind];
}

export function evidenceWay({ kind, refId }: Evidence, words: string, carried: (handoffId: string) => void): EvidenceWay | null {
  const { go, showIncident, selectCheck, pointOut } = view.getState();
  switch (kind) {
    case 'incident': return refId === null ? null : { label: 'Open the incident', open: () => showIncident(refId) };
    case 'check': return refId === null ? null : { label: 'Open the check', open: () => {
      selectCheck(refId);
      go('health');
    } };
    case 'situation': case 'silence': return { label: 'Show it on Now', open: () => {
      go('now');
      pointOut(kind === 'situation' ? refId : null);
    } };
    case 'maintenance': return { label: 'Show it in Health', open: () => go('health') };
    case 'rota': return { label: 'Show the rota', open: () => go('rota') };
    case 'contact': return { label: 'Show the policy', open: () => view.getState().open({ kind: 'policy' }) };
    case 'duty': case 'break': return { label: 'Show the hours', open: () => view.getState().open({ kind: 'hours' }) };
    case 'carried': return refId === null ? null : { label: 'Open the last handoff', open: () => carried(refId) };
    case 'blind': case 'change': case 'source': return { label: 'Show it in the timeline', open: () => {
      timeline.getState().choose(evidenceChoice({ kind, refId }, words));
      go('timeline');
    } };
  }
}
