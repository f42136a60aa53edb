import { z } from 'zod';

/**
 * Must be imported before any schema: zod compiles its parsers with `new Function` when it may, and the page's content
 * security policy refuses even the attempt.
 */
z.config({
  jitless: true,
  customError: (issue) => {
    if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int')) return 'This is not a whole number that fits.';
    if (issue.code === 'too_small' && typeof issue.minimum === 'number' && issue.origin !== 'string') return issue.origin === 'array' ? 'At least one is needed.' : `At least ${issue.minimum}.`;
    if (issue.code === 'too_big' && issue.origin !== 'string') return `At most ${issue.maximum}.`;
    return undefined;
  },
});
