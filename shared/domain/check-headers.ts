import type { Target } from '../model/check.ts';

type Headers = Readonly<Record<string, string>>;
type WithTarget = { readonly target: Target };

/** The headers of a target; none for what is not HTTP. */
export function headersOf(target: Target): Headers {
  return target.type === 'http' ? target.headers : {};
}

/** The same with other header values. */
export function withHeaders<T extends WithTarget>(check: T, valueOf: (name: string, value: string) => string): T {
  const { target } = check;
  if (target.type !== 'http') return check;
  const headers = Object.fromEntries(Object.entries(target.headers).map(([name, value]) => [name, valueOf(name, value)]));
  return { ...check, target: { ...target, headers } };
}

/** What may leave main or reach the disk: header names, their values empty (requirement 5.12). */
export function withoutHeaderValues<T extends WithTarget>(check: T): T {
  return Object.keys(headersOf(check.target)).length === 0 ? check : withHeaders(check, () => '');
}

/** Scheme, host and port of an HTTP target; null for others. Stored header values go to this origin and no other. */
export function originOfTarget(target: Target): string | null {
  if (target.type !== 'http') return null;
  const found = /^(https?):\/\/(\[[^\]]*\]|[^/?#:]*)(?::(\d+))?/i.exec(target.url);
  if (found === null) return null;
  const scheme = (found[1] ?? '').toLowerCase();
  const port = found[3] ?? (scheme === 'https' ? '443' : '80');
  return `${scheme}://${(found[2] ?? '').toLowerCase().replace(/\.$/, '')}:${Number(port)}`;
}
