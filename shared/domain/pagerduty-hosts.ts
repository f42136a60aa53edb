/** Where PagerDuty's API lives, by service region. */
export const pagerDutyHosts = { us: 'https://api.pagerduty.com', eu: 'https://api.eu.pagerduty.com' } as const;

const loopback = /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost):\d{1,5}$/;

/** A token goes to PagerDuty's own two hosts and to this machine (the simulator), nowhere else. */
export function isPagerDutyBase(base: string): boolean {
  return base === pagerDutyHosts.us || base === pagerDutyHosts.eu || loopback.test(base);
}
