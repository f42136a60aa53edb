import { Shape } from '../../components/shape.tsx';
import type { IncidentStatus } from '../../../shared/model/incident.ts';
import { statusWords } from './situation-words.ts';

export function StatusWord({ status }: { readonly status: IncidentStatus }) {
  const { word, shape, tone } = statusWords[status];
  return <span className="verdict" data-tone={tone}><Shape name={shape} />{word}</span>;
}
