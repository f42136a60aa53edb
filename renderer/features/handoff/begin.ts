import { askMain, tell } from '../../store/actions.ts';
import type { HandoffKind } from '../../../shared/model/handoff.ts';
import { showHandoff } from './handoff.ts';

/** Begins a draft and opens it. In an emergency nothing is asked for. */
export async function begin(kind: HandoffKind, emergency = false): Promise<void> {
  const reply = await askMain('handoff.begin', { kind, emergency });
  if (reply.ok) showHandoff(reply.value.handoff.id);
  else tell(reply.problem.message, 'error');
}
