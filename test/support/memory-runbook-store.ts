import type { RunbookStore } from '../../electron/services/ports/runbook-store.ts';
import type { AllowedCommand, Confirmation } from '../../shared/model/runbook.ts';

/** Keeps what was confirmed and allowed for as long as the object lives: give it to a second service to play a restart. */
export function createMemoryRunbookStore(): RunbookStore {
  const confirmations = new Map<string, Confirmation>();
  const allowed = new Map<string, AllowedCommand>();
  return {
    confirmations: () => [...confirmations.values()],
    confirm: (confirmation) => void confirmations.set(`${confirmation.subject} ${confirmation.id}`, confirmation),
    unconfirm: (subject, id) => void confirmations.delete(`${subject} ${id}`),
    allowed: () => [...allowed.values()],
    allow: (command) => void allowed.set(command.text, command),
    disallow: (text) => void allowed.delete(text),
  };
}
