/** A point in time: milliseconds since 1970-01-01T00:00:00Z. Never a local time, never an offset. */
export type Instant = number;

/** An elapsed length of time. */
export type Milliseconds = number;

export const second: Milliseconds = 1000;
export const minute: Milliseconds = 60 * second;
export const hour: Milliseconds = 60 * minute;
/** 24 elapsed hours. A calendar day can be 23 or 25 of them: use Temporal for those. */
export const elapsedDay: Milliseconds = 24 * hour;
