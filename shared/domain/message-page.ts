import type { Message, OnPage, PageQuestion } from '../model/message.ts';

/** What to do on the status page, once it was looked at. */
export type PageStep = { readonly kind: 'update'; readonly id: string } | { readonly kind: 'create' } | { readonly kind: 'ask'; readonly question: PageQuestion; readonly words: string };

/**
 * Against doubles: what is ours is updated, the first text makes a new one, and a person is asked when others are open there, when
 * ours has been closed, or when there is nothing to be resolved. `own`: the incident on the page that this one went to before. (behaviour 3)
 */
export function pageStep({ destination, insisted, pageState }: Pick<Message, 'destination' | 'insisted' | 'pageState'>, open: readonly OnPage[], own: string | null): PageStep {
  if (destination.kind === 'statuspage' && destination.pageIncidentId !== null) return { kind: 'update', id: destination.pageIncidentId };
  if (insisted) return { kind: 'create' };
  if (own !== null) {
    if (open.some(({ id }) => id === own)) return { kind: 'update', id: own };
    const gone = { id: own, name: 'The one from here', status: 'not open any more' };
    return { kind: 'ask', question: { reason: 'closed', found: [gone, ...open] }, words: 'Our incident on the status page is not open any more. Not sent yet: update it all the same, or make a new one?' };
  }
  if (open.length > 0) {
    const many = open.length === 1 ? 'An incident is' : `${open.length} incidents are`;
    return { kind: 'ask', question: { reason: 'open', found: open }, words: `${many} open on the status page already. Not sent yet: is this the same one?` };
  }
  if (pageState === 'resolved') return { kind: 'ask', question: { reason: 'none', found: [] }, words: 'Nothing is open on the status page that could be resolved. Not sent yet: put it up as a new one all the same?' };
  return { kind: 'create' };
}
