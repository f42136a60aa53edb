import type { TimelinePage, TimelineQuery } from '../../../shared/model/timeline.ts';

/** What is read from the whole of the data, off the main thread. Rejects with a StorageError; nothing here changes what is stored. */
export interface Archive {
  timelinePage(query: TimelineQuery): Promise<TimelinePage>;
  /** What is wrong with the file, in the words of the database; empty when nothing is. */
  quickCheck(): Promise<readonly string[]>;
  /** Lets the reading thread go until it is needed again. */
  rest(): void;
  close(): Promise<void>;
}
