import { parse } from 'yaml';
import defaultPolicy from '../../shared/policy/default-policy.yaml?raw';
import { PolicySchema, type Policy } from '../../shared/policy/policy.ts';

/** The default policy, in which every part is there. */
export const wholePolicy = PolicySchema.parse(parse(defaultPolicy)) as Policy;
