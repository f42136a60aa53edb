import type { Citable } from './test-titles.ts';

/** A line of the table that says what proves a row of the requirements. */
export type Row = { readonly line: number; readonly id: string; readonly proofs: readonly Proof[]; readonly missing: string };
/** A test by its title, or a picture by its name; the file from the folder of the tests. */
export type Proof = { readonly file: string; readonly name: string; readonly kind: 'test' | 'picture' };
export type Fault = { readonly line: number; readonly message: string };

/** How many rows each kind has: S the runbook’s, A the field’s, C its contradictions, F what nobody has, P the pitfalls. */
const rowsOf = { S: 50, A: 35, C: 40, F: 12, P: 13 } as const;
/** Every row of the runbook itself has a proof; of the others it may be said honestly that there is none. */
const alwaysProved = 'S';

const expected: readonly string[] = Object.entries(rowsOf).flatMap(([kind, count]) => Array.from({ length: count }, (_, index) => `${kind}${index + 1}`));
/** What `npm test` runs: a proof that nobody runs is none. */
const runs = /^(unit|database)\/.*\.test\.tsx?$|^e2e\/.*\.e2e\.ts$/;
const link = /\[((?:[^[\]]|\[[^[\]]*\])+)\]\(([^()\s]+)\)/g;

/** Reads `| row | what it is | proofs |`. A proof is a link: `[title of a test](file)` or `[picture: name](file)`; `not: why` says what there is no proof of. */
export function readRows(markdown: string): readonly Row[] {
  return markdown.split('\n').flatMap((text, index): readonly Row[] => {
    const cells = text.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll(String.raw`\|`, '|'));
    const [, id = '', , proof = ''] = cells;
    if (!/^[SACFP]\d+$/.test(id)) return [];
    return [{ line: index + 1, id, proofs: [...proof.matchAll(link)].map(([, name = '', file = '']) => proofOf(name, file)), missing: /\bnot: (.+)$/.exec(proof)?.[1] ?? '' }];
  });
}

function proofOf(name: string, file: string): Proof {
  const picture = /^picture: (.+)$/.exec(name)?.[1];
  return picture === undefined ? { file, name, kind: 'test' } : { file, name: picture, kind: 'picture' };
}

/**
 * Everything that is wrong with the table: rows that are missing, doubled, unknown or without a proof, and proofs that are not there any more.
 * @param read what stands in a file of tests; undefined when there is no such file
 */
export function findFaults(markdown: string, read: (file: string) => Citable | undefined): readonly Fault[] {
  const rows = readRows(markdown);
  const known = new Set(rows.map(({ id }) => id));
  const absent = expected.filter((id) => !known.has(id)).map((id): Fault => ({ line: 1, message: `${id} has no row` }));
  return [...absent, ...rows.flatMap((row, index) => faultsOf(row, rows.slice(0, index), read).map((message): Fault => ({ line: row.line, message: `${row.id} ${message}` })))];
}

function faultsOf(row: Row, earlier: readonly Row[], read: (file: string) => Citable | undefined): readonly string[] {
  return [
    ...(expected.includes(row.id) ? [] : ['is no row of the requirements']),
    ...(earlier.some(({ id }) => id === row.id) ? ['stands there twice'] : []),
    ...(row.proofs.length > 0 || (row.missing !== '' && !row.id.startsWith(alwaysProved)) ? [] : ['has no proof']),
    ...row.proofs.flatMap(({ file, name, kind }) => {
      if (!runs.test(file)) return [`is proved by ${file}, which npm test does not run`];
      const citable = read(file);
      if (citable === undefined) return [`is proved by ${file}, which is not there`];
      return (kind === 'test' ? citable.titles : citable.pictures).has(name) ? [] : [`is proved by the ${kind} “${name}”, which does not run in ${file}`];
    }),
  ];
}
