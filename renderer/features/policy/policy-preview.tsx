import { useEffect, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { OutsideText, OutsideWords } from '../../components/outside-text.tsx';
import type { PolicyLook } from '../../../shared/model/policy-look.ts';
import { PolicyFindings } from './policy-findings.tsx';

type PolicyPreviewProps = { readonly look: PolicyLook; readonly onTake: () => void; readonly onLeave: () => void };

/** What a file would change, before it does. */
export function PolicyPreview({ look: { file, team, changes, changed, findings }, onTake, onLeave }: PolicyPreviewProps) {
  const take = useRef<HTMLButtonElement>(null);
  useEffect(() => take.current?.focus(), [file]);
  return (
    <section className="policy-preview" aria-labelledby="policy-preview-title">
      <h3 id="policy-preview-title" className="group-title">{changed === 0 ? 'Nothing differs from what is in force' : changed === 1 ? 'One value differs' : `${changed} values differ`}</h3>
      <p className="soft policy-file"><OutsideWords text={team} />, <OutsideText text={file} /></p>
      {changes.length === 0 ? null : (
        <ul className="policy-changes">
          {changes.map(({ path, before, after }) => (
            <li key={path}>
              <b><OutsideWords text={path} /></b>
              {before === null ? <ins><OutsideText text={after ?? ''} /></ins> : after === null ? <del><OutsideText text={before} /></del> : <span><del><OutsideText text={before} /></del> → <ins><OutsideText text={after} /></ins></span>}
            </li>
          ))}
        </ul>
      )}
      {changed > changes.length ? <p className="soft">And {changed - changes.length} more.</p> : null}
      <PolicyFindings findings={findings} />
      <div className="policy-acts">
        <Button look="primary" ref={take} onClick={onTake}>Put it in force</Button>
        <Button onClick={onLeave}>Leave it</Button>
      </div>
    </section>
  );
}
