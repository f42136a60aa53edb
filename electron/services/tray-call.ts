import type { TrayCommand } from '../../shared/domain/tray-menu.ts';
import type { CallName, Reply } from '../../shared/ipc/contract.ts';

export type TrayCall = { readonly name: CallName; readonly input: unknown };

const plain = { 'begin-duty': 'duty.begin', 'end-duty': 'duty.end', 'take-break': 'break.take' } as const;
const bare = { 'postpone-break': 'break.postpone', 'end-break': 'break.end' } as const;

/** What a choice in the tray's menu asks of the program; null: it opens or ends something. */
export function trayCall(command: TrayCommand): TrayCall | null {
  switch (command.type) {
    case 'acknowledge': return { name: 'situation.acknowledge', input: { id: command.id } };
    case 'silence': return { name: 'silence.begin', input: command.ask };
    case 'end-silence': return { name: 'silence.end', input: { id: command.id } };
    case 'leave-alone': return { name: 'attention.ask', input: { minutes: command.minutes } };
    case 'begin-duty': case 'end-duty': case 'take-break': return { name: plain[command.type], input: {} };
    case 'postpone-break': case 'end-break': return { name: bare[command.type], input: undefined };
    default: return null;
  }
}

/** Why what was asked for came to nothing, for people; null: it was done, is on its way, or was so already. */
export function trayProblem(reply: Reply<unknown>): string | null {
  if (!reply.ok) return reply.problem.message;
  const { value } = reply;
  if (typeof value !== 'object' || value === null || !('result' in value) || !('message' in value)) return null;
  return value.result === 'failed' || value.result === 'needs-person' ? String(value.message) : null;
}
