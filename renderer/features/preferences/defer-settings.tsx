import { useEffect, useId, useState } from 'react';
import { plainLine } from '../../../shared/domain/plain-text.ts';
import { attentionSources, type AttentionAnswer, type AttentionReport, type AttentionSource } from '../../../shared/model/attention.ts';
import type { Preferences } from '../../../shared/model/preferences.ts';
import { askMain } from '../../store/actions.ts';
import { Toggle } from './toggle.tsx';

type DeferSettingsProps = { readonly deferWhile: Preferences['deferWhile']; readonly onChange: (next: Preferences['deferWhile']) => void };

const names: Readonly<Record<AttentionSource, string>> = {
  'full-screen': 'Something fills the screen',
  'screen-sharing': 'The screen is shared',
  'do-not-disturb': 'The desktop’s do not disturb is on',
};
const nowSo: Readonly<Record<AttentionSource, Readonly<Record<'yes' | 'no', string>>>> = {
  'full-screen': { yes: 'So it is now.', no: 'Not so now. Windows of Watchkeeper do not count.' },
  'screen-sharing': { yes: 'So it is now.', no: 'Not so now.' },
  'do-not-disturb': { yes: 'So it is now.', no: 'Not so now.' },
};

function hintOf(source: AttentionSource, answer: AttentionAnswer | undefined, problem: string | null): string {
  if (problem !== null) return problem;
  if (answer === undefined) return 'Asking the desktop…';
  return answer.says === 'unknown' ? plainLine(answer.why, 200) : nowSo[source][answer.says];
}

/** While what all that is not SEV-1/2 waits, and what this desktop tells of it now. */
export function DeferSettings({ deferWhile, onChange }: DeferSettingsProps) {
  const title = useId();
  const [report, setReport] = useState<AttentionReport | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    void askMain('attention.look', undefined).then((reply) => {
      if (left) return;
      if (reply.ok) setReport(reply.value);
      else setProblem(reply.problem.message);
    });
    return () => void (left = true);
  }, []);
  return (
    <div role="group" aria-labelledby={title} className="settings-group">
      <p className="settings-lead"><span id={title}>Wait with alerts while</span> <span className="soft">They are told once when it ends. SEV-1/2 never waits.</span></p>
      {attentionSources.map((source) => (
        <Toggle key={source} label={names[source]} hint={hintOf(source, report?.[source], problem)} on={deferWhile[source]} onChange={(on) => onChange({ ...deferWhile, [source]: on })} />
      ))}
    </div>
  );
}
