import type { AllowedCommand, Confirmation } from '../../../shared/model/runbook.ts';

/** What people at this machine confirmed and allowed. A write is on disk when the call returns. */
export interface RunbookStore {
  confirmations(): readonly Confirmation[];
  confirm(confirmation: Confirmation): void;
  unconfirm(subject: Confirmation['subject'], id: string): void;
  allowed(): readonly AllowedCommand[];
  allow(command: AllowedCommand): void;
  disallow(text: string): void;
}
