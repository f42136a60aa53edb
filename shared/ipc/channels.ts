/** The two channel names that carry the whole contract. */
export const callChannel = 'watchkeeper:call';
export const eventChannel = 'watchkeeper:event';

/** The only document that may talk to main. */
export const appOrigin = 'watchkeeper://app';
