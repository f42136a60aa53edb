import { ClipboardCopy } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import type { LintFinding } from '../../../shared/domain/policy-lint.ts';
import { copy } from '../../store/actions.ts';
import { findingLines, findingPlace, kindWords } from './policy-words.ts';

/** What contradicts itself, cannot be met or is left open. It keeps nobody from putting the policy in force. */
export function PolicyFindings({ findings }: { readonly findings: readonly LintFinding[] }) {
  if (findings.length === 0) return <p className="soft" role="status">No contradiction was found.</p>;
  return (
    <section className="policy-findings" aria-labelledby="policy-findings-title">
      <div className="setting">
        <h3 id="policy-findings-title" className="group-title">{findings.length === 1 ? 'One thing to look at' : `${findings.length} things to look at`}</h3>
        <Button icon={ClipboardCopy} onClick={() => void copy(findingLines(findings), 'What was found')}>Copy</Button>
      </div>
      <ol>
        {findings.map((finding) => (
          <li key={`${finding.rule} ${finding.message}`}>
            <span className="figures policy-place">{findingPlace(finding)}</span>
            <span><b>{kindWords[finding.kind]}</b> <OutsideWords text={finding.message} /> <span className="soft"><OutsideWords text={finding.advice} /></span></span>
          </li>
        ))}
      </ol>
    </section>
  );
}
