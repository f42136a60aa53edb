import { fieldName } from '../../shared/domain/handoff-text.ts';
import { HandoffFieldSchema } from '../../shared/model/handoff.ts';
import type { HandoffSaved } from '../../shared/model/handoff-view.ts';
import type { LoggedChange } from './ports/handoff-store.ts';
import type { StorageError } from './ports/storage-error.ts';

/** What a change that can be taken back was about, in words; null without one. */
export function turnWords(logged: LoggedChange | null): string | null {
  if (logged === null) return null;
  const { change, inverse } = logged;
  const [field] = logged.target.split('/');
  const where = HandoffFieldSchema.safeParse(field);
  const named = where.success ? ` in ${fieldName(where.data)}` : '';
  switch (change.type) {
    case 'human': return (inverse.type === 'human' && inverse.struck !== change.struck ? (change.struck ? 'Striking' : 'Unstriking') : 'Writing') + named;
    case 'splice': return `Writing${named}`;
    case 'insert': return `Adding${named}`;
    case 'take': return `Removing${named}`;
    case 'place': return `Moving${named}`;
    case 'tick': return 'A tick of the quality check';
    case 'told': return `Telling ${change.what}`;
    case 'head': return 'Who and what kind it is';
    case 'whole': return 'Going back to a version';
    case 'nothing': return null;
  }
}

/** What the disk refused, what became of the text, and what to do. */
export function notSaved({ fault, message }: StorageError): Extract<HandoffSaved, { readonly result: 'not-saved' }> {
  const why = fault === 'full' || fault === 'denied' ? fault : 'failed';
  const said = fault === 'full' ? 'The disk is full' : fault === 'denied' ? 'The data file cannot be written' : `The text could not be saved: ${message}`;
  return { result: 'not-saved', why, message: `${said.replace(/\.$/, '')}. What you typed is kept in memory and saved as soon as it can be: copy it to be safe, and make room.` };
}
