/**
 * `full`: no space left. `corrupt`: the file is damaged or is no database. `newer`: written by a later version of this program.
 * `busy`: another process holds it. `denied`: it may not be read or written. `failed`: anything else the disk or the database says.
 */
export type StorageFault = 'full' | 'corrupt' | 'newer' | 'busy' | 'denied' | 'failed';

/** What the database says when it cannot. The message is for people; nothing of the failed write is on disk. */
export class StorageError extends Error {
  readonly fault: StorageFault;

  constructor(fault: StorageFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StorageError';
    this.fault = fault;
  }
}

export function isStorageError(error: unknown, ...faults: readonly StorageFault[]): error is StorageError {
  return error instanceof StorageError && (faults.length === 0 || faults.includes(error.fault));
}
