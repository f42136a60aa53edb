/** The two channel names that carry the whole contract. */
export const callChannel = 'watchkeeper:call';
export const eventChannel = 'watchkeeper:event';
