import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Reply } from '../../../shared/ipc/contract.ts';
import type { HandoffPlace, HandoffSaved, OpenedHandoff } from '../../../shared/model/handoff-view.ts';
import type { HandoffEdit } from '../../../shared/model/handoff.ts';
import { tell } from '../../store/actions.ts';
import { clock } from '../../store/clock.ts';
import { keep, recall } from '../../store/keep.ts';
import { api } from '../../store/stores.ts';
import { createHandoffPen, type HandoffAt, type PenState } from './handoff-pen.ts';

export const pen = createHandoffPen({
  api, clock, keep, recall,
  newEditor: () => crypto.randomUUID(),
  onLeave: (run) => {
    window.addEventListener('pagehide', run);
    return () => window.removeEventListener('pagehide', run);
  },
});

export function usePen<T>(select: (state: PenState) => T): T {
  return useStore(pen.store, select);
}

/** How the screen is looked at; what the next window should remember of it is kept. */
export type Desk = {
  /** Null shows the archive. */
  readonly openId: string | null;
  /** Whether what is being typed is shown beside it as it will be read. */
  readonly beside: boolean;
};

const kept = recall('handoff');
const held: Readonly<Record<string, unknown>> = typeof kept === 'object' && kept !== null ? { ...kept } : {};
export const desk = createStore<Desk>(() => ({ openId: typeof held['openId'] === 'string' ? held['openId'] : null, beside: held['beside'] === true }));
desk.subscribe((state) => keep('handoff', state));

export function useDesk<T>(select: (state: Desk) => T): T {
  return useStore(desk, select);
}

export function showHandoff(openId: string | null): void {
  desk.setState({ openId });
}

let left: string | null = null;

/** Back to all of them: the keyboard goes on where it came from. */
export function leaveHandoff(): void {
  left = desk.getState().openId;
  showHandoff(null);
}

/** The handoff that was left for the list, told once. */
export function takeLeft(): string | null {
  const id = left;
  left = null;
  return id;
}

export function edit(change: HandoffEdit): void {
  pen.edit(change);
}

/** Does what changes the whole handoff; what went wrong is told. Answers whether it is on disk. */
export async function changeWhole(run: (at: HandoffAt) => Promise<Reply<HandoffSaved>>): Promise<boolean> {
  const reply = await pen.change(run);
  if (reply === null) tell('Not now: what you typed is not on the disk yet.', 'error');
  else if (!reply.ok) tell(reply.problem.message, 'error');
  else if (reply.value.result !== 'saved') tell(reply.value.message, 'error');
  return reply !== null && reply.ok && reply.value.result === 'saved';
}

/** The same for what main does to the whole of it. */
export async function renewWhole(run: (id: string) => Promise<Reply<OpenedHandoff>>): Promise<boolean> {
  const reply = await pen.renew(run);
  if (reply === null) tell('Not now: what you typed is not on the disk yet.', 'error');
  else if (!reply.ok) tell(reply.problem.message, 'error');
  return reply?.ok === true;
}

/** Brings a place of the document into view, with the keyboard in it. */
export function jumpTo({ field, entryId }: HandoffPlace, part = ''): void {
  // One incident stands in several fields.
  const whole = document.querySelector<HTMLElement>(`[data-field="${field}"]`);
  const found = (entryId === null ? null : whole?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(entryId)}"]`)) ?? whole;
  if (found === null) return;
  found.scrollIntoView({ block: 'center' });
  const target = found.querySelector<HTMLElement>(`[data-part="${part}"]`) ?? found.querySelector<HTMLElement>(entryId === null ? '.handoff-prose, [data-part], button' : '[data-part], button');
  target?.focus({ preventScroll: true });
  found.toggleAttribute('data-pointed', true);
  clock.after(1600, () => found.toggleAttribute('data-pointed', false));
}
