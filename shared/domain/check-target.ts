import type { Target } from '../model/check.ts';

const hostOfAddress = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i;
const loopbackIpv4 = /^127(?:\.\d{1,3}){0,3}$/;
const loopbackIpv6 = /^(?:::1|(?:0{1,4}:){7}0{0,3}1|::ffff:127(?:\.\d{1,3}){3})$/;

/** The host that a check talks to, without the brackets of IPv6, in lower case. */
export function hostOfTarget(target: Target): string {
  const host = target.type === 'http' ? (hostOfAddress.exec(target.url)?.[1] ?? '') : target.host;
  return host.replace(/^\[|\]$/g, '').replace(/\.$/, '').toLowerCase();
}

/** True when the host is this computer: its failures are never excused by our network (A4). */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || loopbackIpv4.test(host) || loopbackIpv6.test(host);
}

/** True when a probe of this target leaves the computer. A DNS check asks a name server, whatever the name. */
export function leavesComputer(target: Target): boolean {
  return target.type === 'dns' || !isLoopbackHost(hostOfTarget(target));
}

/** What is checked, in one line: `GET https://example.com/health`, `tcp db.example.com:5432`, `A example.com`. */
export function describeTarget(target: Target): string {
  switch (target.type) {
    case 'http':
      return `${target.method} ${target.url}`;
    case 'tcp':
      return `tcp ${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
    case 'dns':
      return `${target.record} ${target.host}`;
  }
}
