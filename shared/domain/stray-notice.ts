import type { Notice } from '../model/notice.ts';

/** A fault of our own that nobody caught: what is not known is not called well (promise 1). */
export const strayNotice: Omit<Notice, 'raisedAt'> = {
  id: 'unexpected',
  level: 'warning',
  title: 'Something inside Watchkeeper failed',
  detail: 'The watch goes on, but something may not have been done. What happened stands in logs/main.log in the data folder; please report it.',
  dismissible: true,
};
