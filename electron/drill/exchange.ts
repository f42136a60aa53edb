import type { IncomingHttpHeaders } from 'node:http';

/** One request as the simulator saw it; kept in the request log, so that a test can assert on all of it. */
export type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The query as it was written: order and repeats included. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
  /** What was answered; null while it is open, when it was left hanging, and when the connection was cut. */
  status: number | null;
};

export type Answer = { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> };

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });

/** The documented shape of a refusal. */
export function refuse(status: number, code: number, message: string, errors?: readonly string[]): Answer {
  return { status, body: { error: { message, code, ...(errors === undefined ? {} : { errors }) } } };
}

export const invalid = (...errors: string[]): Answer => refuse(400, 2001, 'Invalid Input Provided', errors);
export const notFound = (): Answer => refuse(404, 2100, 'Not Found');

export function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'status' in value && 'body' in value;
}
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
