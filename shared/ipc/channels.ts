/** The two channel names that carry the whole contract. */
export const callChannel = 'watchkeeper:call';
export const eventChannel = 'watchkeeper:event';

/** The only document that may talk to main. */
export const appOrigin = 'watchkeeper://app';
/** Beside the address of a page while main answers at once: then the page is drawn when it knows what to show, in one go. */
export const answersAtOnce = '?answers';
