import type { TimelinePage, TimelineQuery } from '../../../shared/model/timeline.ts';

/** What the worker can do: short reads, answered in turn. */
export type QuickJobs = {
  readonly timelinePage: (query: TimelineQuery) => TimelinePage;
};
/** Work on the whole file, done in a worker of its own so that no read waits behind it. */
export type LongJobs = {
  readonly quickCheck: (input: undefined) => readonly string[];
};

export type Jobs = QuickJobs & LongJobs;
export type JobName = keyof Jobs;
export type JobInput<K extends JobName> = Parameters<Jobs[K]>[0];
export type JobOutput<K extends JobName> = Awaited<ReturnType<Jobs[K]>>;

export type Request = { readonly number: number; readonly name: JobName; readonly input: unknown };
export type Answer = { readonly number: number } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: string | null; readonly message: string }
);

export type WorkerSetup = { readonly databasePath: string; readonly nativeBinding: string | undefined };
