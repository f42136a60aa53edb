/** How an action ended. `message` is for people; never "done" before the other side said so. */
export type Outcome = {
  readonly result: 'done' | 'nothing-to-do' | 'needs-person' | 'failed';
  readonly message: string;
};
