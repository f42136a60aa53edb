import type { Migration } from '../migrate.ts';

/** Checks of earlier versions learn what is asked of them now: the way out, X of Y failures, and what they depend on. */
export const checkRules: Migration = {
  version: 6,
  name: 'check-rules',
  sql: `
    UPDATE checks SET definition = json_set(definition, '$.rhythm.outOf', json('null'), '$.dependsOn', json('[]'));
    UPDATE checks SET definition = json_set(definition, '$.target.proxy', 'system') WHERE json_extract(definition, '$.target.type') = 'http';
  `,
};
