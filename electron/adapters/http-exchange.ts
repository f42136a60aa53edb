import type { Dispatcher } from 'undici';
import type { Connection } from './http-pool.ts';

export type RawAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it came, at most `limit` bytes. */
  readonly body: Buffer;
  /** There was more. The connection is gone then. */
  readonly cut: boolean;
};

export type RawRequest = {
  readonly method: Dispatcher.HttpMethod;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** False: the body is read to its end or `limit`, and thrown away. */
  readonly keepBody: boolean;
};

/** Stops reading: the rest is of no interest. */
const enough = new Error('enough was read');

/**
 * One request on one connection, without streams between: a handler costs a fraction of them, and nothing beyond `limit` is
 * ever held. Rejects with the error of the connection; the caller owns the deadline.
 */
export function exchange(connection: Connection, request: RawRequest, limit: number, onHeaders: (status: number) => void): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let held = 0;
    let status = 0;
    let headers: RawAnswer['headers'] = {};
    const answer = (cut: boolean): RawAnswer => ({ status, headers, body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks), cut });
    // Copied: a chunk is a view of a larger buffer of the socket.
    const keep = (chunk: Buffer) => {
      if (request.keepBody) chunks.push(Buffer.from(chunk));
    };

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart() {},
      onResponseStart(_controller, statusCode, found) {
        // 1xx announce, they do not answer.
        if (statusCode < 200) return;
        status = statusCode;
        headers = found;
        onHeaders(statusCode);
      },
      onResponseData(controller, chunk) {
        if (held + chunk.length <= limit) {
          keep(chunk);
          held += chunk.length;
          return;
        }
        keep(chunk.subarray(0, limit - held));
        resolve(answer(true));
        controller.abort(enough);
      },
      onResponseEnd() {
        resolve(answer(false));
      },
      onResponseError(_controller, error) {
        reject(error);
      },
    };
    try {
      connection.client.dispatch({ method: request.method, path: request.path, headers: request.headers }, handler);
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
