import { Transform } from 'node:stream';
import type { DataProgress } from '../../../shared/model/data-copy.ts';

/** Throws when the work is not wanted any more. */
export type Tell = (progress: DataProgress) => void;

/** Counts bytes that went by and says how far it is, a hundred times at most. */
export function counter(what: string, total: number, tell: Tell): (bytes: number) => void {
  let seen = 0;
  let told = 0;
  return (bytes) => {
    seen += bytes;
    const share = total === 0 ? 1 : Math.min(1, seen / total);
    if (share - told < 0.01) return;
    told = share;
    tell({ what, share });
  };
}

/** Passes bytes on and lets `see` look at each piece. */
export function watched(see: (chunk: Buffer) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      try {
        see(chunk);
      } catch (error) {
        pass(error as Error);
        return;
      }
      pass(null, chunk);
    },
  });
}
