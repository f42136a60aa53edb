import { isLoopbackHost } from './check-target.ts';

const privateIpv4 = /^(?:10\.\d{1,3}|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.\d{1,3}(?:\.\d{1,3})?$/;
/** fc00::/7 and fe80::/10. */
const privateIpv6 = /^(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/;
/** ::ffff:10.0.0.1, which an address normalises to ::ffff:a00:1. */
const ipv4In6 = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/;

function ipv4Of(host: string): string | null {
  const [, written, high, low] = ipv4In6.exec(host) ?? [];
  if (written !== undefined) return written;
  if (high === undefined || low === undefined) return null;
  return [high, low].flatMap((half) => [Number.parseInt(half, 16) >> 8, Number.parseInt(half, 16) & 0xff]).join('.');
}

/**
 * True for what can only be meant inside our own network: this computer, the private ranges (RFC 1918, 3927, 4193, 6598), names
 * of one label, and `.local`. Such a host is never asked of a proxy unless somebody says so. `host` in lower case, without brackets.
 */
export function isPrivateHost(host: string): boolean {
  if (isLoopbackHost(host)) return true;
  const inner = ipv4Of(host);
  if (inner !== null) return isPrivateHost(inner);
  if (host.includes(':')) return privateIpv6.test(host);
  return privateIpv4.test(host) || !host.includes('.') || host.endsWith('.local');
}
