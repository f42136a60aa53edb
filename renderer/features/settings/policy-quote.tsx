import { plainLine } from '../../../shared/domain/plain-text.ts';
import { Said } from '../../components/said.tsx';
import { useAnswer } from './use-answer.ts';

/** A line of a file, with its place in it kept. */
function harmless(line: string): string {
  return `${/^ */.exec(line)?.[0] ?? ''}${plainLine(line, 400)}`;
}

/** What the policy says of this, word for word and with its lines: it is changed in the file. */
export function PolicyQuote({ section, label }: { readonly section: 'alerting' | 'duty' | 'breaks'; readonly label: string }) {
  const { answer, problem } = useAnswer('policy.quote', { section });
  if (problem !== null) return <Said level="error">{problem}</Said>;
  if (answer === null) return <p className="soft" role="status">Reading…</p>;
  const { quote, isDefault } = answer;
  if (quote === null) return <p className="soft">The policy says nothing of it.</p>;
  return (
    <figure className="quote">
      <figcaption className="soft">{isDefault ? 'From the default policy, which holds where your file says nothing' : 'From the policy in force'}, line {quote.fromLine}</figcaption>
      <pre tabIndex={0} role="region" aria-label={label}><code>{quote.lines.map(harmless).join('\n')}</code></pre>
    </figure>
  );
}
