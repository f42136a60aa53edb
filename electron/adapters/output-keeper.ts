import { StringDecoder } from 'node:string_decoder';

/** So much of the beginning and of the end is kept; what a command prints without end takes no more memory. */
const headLimit = 16 * 1024;
const tailLimit = 48 * 1024;

/** Keeps the beginning and the end of what a program prints. */
export function createOutputKeeper() {
  const decoder = new StringDecoder('utf8');
  let head = '';
  let tail = '';
  let cut = false;
  return {
    take(chunk: Buffer): void {
      const text = decoder.write(chunk);
      const room = Math.max(0, headLimit - head.length);
      head += text.slice(0, room);
      tail += text.slice(room);
      if (tail.length <= 2 * tailLimit) return;
      tail = tail.slice(-tailLimit);
      cut = true;
    },
    read(): { readonly output: string; readonly cut: boolean } {
      const over = tail.length > tailLimit;
      const end = over ? tail.slice(-tailLimit) : tail;
      return cut || over ? { output: `${head}\n… the middle was left out …\n${end}`, cut: true } : { output: head + end, cut: false };
    },
  };
}
