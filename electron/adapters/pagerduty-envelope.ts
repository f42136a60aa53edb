import { z } from 'zod';

const made = new WeakMap<z.ZodType, Map<string, z.ZodType>>();

/**
 * An object that holds `content` under `name`, and whatever `beside` asks for. Made once for each: a schema is compiled when it is first used,
 * which costs more than reading most answers (T15).
 */
export function envelope(name: string, content: z.ZodType, beside: z.ZodRawShape = {}): z.ZodType<Readonly<Record<string, unknown>>> {
  const known = made.get(content) ?? new Map<string, z.ZodType>();
  made.set(content, known);
  const schema = known.get(name) ?? z.looseObject({ [name]: content, ...beside });
  known.set(name, schema);
  return schema as z.ZodType<Readonly<Record<string, unknown>>>;
}

const lists = new WeakMap<z.ZodType, z.ZodType>();

/** A list of these, made once for each. */
export function listOf<T>(member: z.ZodType<T>): z.ZodType<T[]> {
  const list = lists.get(member) ?? z.array(member);
  lists.set(member, list);
  return list as z.ZodType<T[]>;
}
