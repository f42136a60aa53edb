import type { Notice } from '../model/notice.ts';

/** Said at the start when the file of secrets cannot be read: why, where it is kept (a path), and what to do (promise 1: without a token nothing is seen). */
export function spoiltSecrets({ keptAt, reason }: { readonly keptAt: string; readonly reason: string }): Omit<Notice, 'raisedAt'> {
  return {
    id: 'secrets', level: 'error', title: 'Tokens and passwords cannot be read',
    detail: `${reason} The file is kept: ${keptAt}. Connect again, and type the header values of checks again.`, dismissible: true,
  };
}
