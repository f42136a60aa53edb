import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Transform } from 'node:stream';
import { ProbeFault } from './probe-fault.ts';

export type BodyText = { readonly text: string; readonly cut: boolean };

/** A body that was cut must not end in an error, so every decoder gives what it has. */
function decoderOf(encoding: string): Transform | null {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    case 'deflate':
      return createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
    case 'br':
      return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
    default:
      return null;
  }
}

/** Decodes until `limit` bytes are there, then stops the decoder: what a bomb would become is never made (fault 6). */
function decode(decoder: Transform, body: Buffer, limit: number): Promise<{ readonly bytes: Buffer; readonly cut: boolean }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let held = 0;
    decoder.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      held += chunk.length;
      if (held <= limit) return;
      resolve({ bytes: Buffer.concat(chunks).subarray(0, limit), cut: true });
      decoder.destroy();
    });
    decoder.once('end', () => resolve({ bytes: Buffer.concat(chunks), cut: false }));
    decoder.once('error', reject);
    decoder.end(body);
  });
}

const asUtf8 = new TextDecoder();

/** The text of a body, decoded to at most `limit` bytes. `cut`: the raw body was cut already. */
export async function readBodyText(body: Buffer, cut: boolean, contentEncoding: string, limit: number): Promise<BodyText> {
  const encoding = contentEncoding.trim().toLowerCase();
  if (encoding === '' || encoding === 'identity' || body.length === 0) return { text: asUtf8.decode(body), cut };
  const decoder = decoderOf(encoding);
  if (decoder === null) throw new ProbeFault('protocol', `the answer is encoded as "${encoding.slice(0, 40)}", which was not asked for`);
  try {
    const decoded = await decode(decoder, body, limit);
    return { text: asUtf8.decode(decoded.bytes), cut: cut || decoded.cut };
  } catch {
    throw new ProbeFault('protocol', `the answer says that it is ${encoding}, but it is not`);
  }
}
