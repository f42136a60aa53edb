import { z } from 'zod';

declare const output: unique symbol;
/** The type of what comes back; there is nothing of it when the program runs. */
export type Returns<T> = { readonly [output]?: T };
type Call<S extends z.ZodType, T> = { readonly input: S; readonly output: Returns<T> };

export function returns<T>(): Returns<T> {
  return {};
}
/** The renderer asks: the schema of its input, and the type of the answer. */
export function call<S extends z.ZodType, T>(input: S, result: Returns<T>): Call<S, T> {
  return { input, output: result };
}
/** Main announces. */
export function event<T>(): Returns<T> {
  return {};
}
/** The input of a call that needs none. */
export const nothing = z.undefined();
