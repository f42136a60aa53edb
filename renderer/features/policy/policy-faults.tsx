import { ClipboardCopy } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideText, OutsideWords } from '../../components/outside-text.tsx';
import type { PolicyStatus } from '../../../shared/model/policy-status.ts';
import { copy } from '../../store/actions.ts';
import { faultLines, faultPlace } from './policy-words.ts';

/** So many are shown; the copy has them all. */
const shown = 50;

/** Why the last file was not loaded: each fault with its place in the file. */
export function PolicyFaults({ attempt }: { readonly attempt: NonNullable<PolicyStatus['attempt']> }) {
  const { file, at, faults } = attempt;
  const more = faults.length - shown;
  return (
    <section className="policy-faults" aria-labelledby="policy-faults-title">
      <div className="setting">
        <h3 id="policy-faults-title" className="group-title">Not loaded: {faults.length === 1 ? 'one fault' : `${faults.length} faults`}</h3>
        <Button icon={ClipboardCopy} onClick={() => void copy(faultLines(attempt), faults.length === 1 ? 'Fault' : 'Faults')}>Copy</Button>
      </div>
      <p className="soft policy-file"><OutsideText text={file} /> <Moment at={at} /></p>
      <ol>
        {faults.slice(0, shown).map((fault) => (
          <li key={`${fault.line}:${fault.column} ${fault.path} ${fault.message}`}>
            <span className="figures policy-place" title={fault.line > 0 ? `Line ${fault.line}, column ${fault.column}` : 'The file as a whole'}>{faultPlace(fault)}</span>
            <span>{fault.path === '' ? null : <><b><OutsideWords text={fault.path} /></b> </>}<OutsideWords text={fault.message} /></span>
          </li>
        ))}
      </ol>
      {more > 0 ? <p className="soft">And {more} more; copy them to see all.</p> : null}
    </section>
  );
}
