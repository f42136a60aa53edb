import type { Instant } from '../time/duration.ts';

/** Something the person must know that is not an alert: what happened, what was kept, what to do. */
export type Notice = {
  readonly id: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly title: string;
  readonly detail: string;
  readonly raisedAt: Instant;
  readonly dismissible: boolean;
};
