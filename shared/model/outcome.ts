/**
 * How an action ended. `message` is for people; never "done" before the other side said so.
 * `queued`: it is on disk and goes out when it can; nothing has happened yet.
 */
export type Outcome = {
  readonly result: 'done' | 'queued' | 'nothing-to-do' | 'needs-person' | 'failed';
  readonly message: string;
  /** With `needs-person`: what the person has to say, where a form can ask for it. */
  readonly asks?: 'storage' | 'email';
};
