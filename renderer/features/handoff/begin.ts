import { askMain, tell } from '../../store/actions.ts';
import type { HandoffKind } from '../../../shared/model/handoff.ts';
import { showHandoff } from './handoff.ts';

/** Begins a draft and opens it. In an emergency nothing is asked for: what the record says stands in it already. */
export async function begin(kind: HandoffKind, emergency = false): Promise<void> {
  const reply = await askMain('handoff.begin', { kind, emergency });
  if (!reply.ok) return tell(reply.problem.message, 'error');
  const { id } = reply.value.handoff;
  const compiled = emergency ? await askMain('handoff.compile', { id }) : reply;
  showHandoff(id);
  if (!compiled.ok) tell(compiled.problem.message, 'error');
}
