/** What is answered to a path; null: there is nothing. */
export type LoopbackAnswer = { readonly type: string; readonly text: string };

/** Answers programs on this computer, and nobody else. */
export interface LoopbackServer {
  /** At this port, or at a free one (0). Answers with the port; rejects when it cannot be had. */
  start(port: number, answer: (path: string) => Promise<LoopbackAnswer | null>): Promise<number>;
  stop(): Promise<void>;
}
