import type { Outcome } from '../model/outcome.ts';

const gravest: readonly Outcome['result'][] = ['failed', 'needs-person', 'queued', 'done', 'nothing-to-do'];

/** How several acknowledgements went, as one outcome: the gravest counts, and each kind is counted. Nothing that waits is called done. */
export function sumAcknowledgements(outcomes: readonly Outcome[]): Outcome {
  const [only] = outcomes;
  if (only === undefined) return { result: 'nothing-to-do', message: 'Nothing to acknowledge.' };
  if (outcomes.length === 1) return only;
  const of = (result: Outcome['result']) => outcomes.filter((outcome) => outcome.result === result);
  const first = (result: Outcome['result']) => of(result)[0]?.message ?? '';
  const count = (result: Outcome['result'], words: (number: number) => string) => (of(result).length === 0 ? [] : [words(of(result).length)]);
  const parts = [
    ...count('done', (number) => `${number} acknowledged`),
    ...count('queued', (number) => `${number} waiting to be sent`),
    ...count('nothing-to-do', (number) => `${number} had nothing left to acknowledge`),
    ...count('needs-person', (number) => `${number} ${number === 1 ? 'needs' : 'need'} your answer`),
    ...count('failed', (number) => `${number} not acknowledged`),
  ];
  const result = gravest.find((each) => of(each).length > 0) ?? 'nothing-to-do';
  const why = result === 'done' || result === 'nothing-to-do' ? '' : ` ${first(result)}`;
  return { result, message: `${parts.join(', ')}.${why}` };
}
