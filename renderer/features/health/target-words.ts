import type { Target } from '../../../shared/model/check.ts';

/** Where a check looks, in one line. */
export function addressOf(target: Target): string {
  switch (target.type) {
    case 'http': return target.method === 'GET' ? target.url : `${target.method} ${target.url}`;
    case 'tcp': return `${target.host}:${target.port}`;
    case 'dns': return `${target.record} ${target.host}`;
  }
}

/** What has to hold for a probe to pass, one condition a line. */
export function conditionsOf(target: Target): readonly string[] {
  switch (target.type) {
    case 'http': return [
      `Status ${target.expectedStatus.join(' or ')}`,
      ...(target.bodyContains === null ? [] : [`Body contains “${target.bodyContains}”`]),
      ...(target.jsonPath === null ? [] : [target.jsonPath.equals === null ? `${target.jsonPath.path} finds a value` : `${target.jsonPath.path} is “${target.jsonPath.equals}”`]),
      ...(target.maxLatencyMs === null ? [] : [`Answers within ${target.maxLatencyMs} ms`]),
    ];
    case 'tcp': return ['Accepts a connection'];
    case 'dns': return [target.expects === null ? 'Has an answer' : `The answer holds “${target.expects}”`];
  }
}
