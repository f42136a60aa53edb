const breath = 4;
const bell = new Int32Array(new SharedArrayBuffer(4));

/** Pauses this thread for a moment, so that the watch's own commits get their turn at the file and the disk. Never in the main thread. */
export function giveWay(): void {
  Atomics.wait(bell, 0, 0, breath);
}
