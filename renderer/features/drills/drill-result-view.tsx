import { Copy, Download } from 'lucide-react';
import './drills.css';
import { Button } from '../../components/button.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { drillMarkdown } from '../../../shared/domain/drill-markdown.ts';
import { sumOfParts } from '../../../shared/domain/drill-score.ts';
import { drillFileName, endWords, lineWords, partNames, partScore, speedWords } from '../../../shared/domain/drill-words.ts';
import { formatDuration } from '../../../shared/domain/format-duration.ts';
import { formatStamp, formatTimeOfDay } from '../../../shared/domain/format-time.ts';
import type { DrillEvidence, DrillPart, DrillResult } from '../../../shared/model/drill-result.ts';
import { copy, saveText } from '../../store/actions.ts';
import { useZone } from '../../store/stores.ts';

/** One result: part by part, what was seen and the rule that it was held against. There is no grade. */
export function DrillResultView({ result }: { readonly result: DrillResult }) {
  const { scenario, person, startedAt, scenarioFrom, scenarioTo, zone, parts, interruptions } = result;
  const here = useZone();
  const { within, of } = sumOfParts(parts);
  return (
    <div className="drill-result">
      <div className="drill-sum">
        <p className="drill-within">Within the rules: <b className="figures">{within} of {of}</b></p>
        <p className="soft">
          <OutsideWords text={person} /> · {formatStamp(startedAt, here)} · {speedWords(result)} · {formatDuration(scenarioTo - scenarioFrom)} on the drill’s clock, {endWords(result)}
          {interruptions === 0 ? '' : ` · interrupted ${interruptions === 1 ? 'once' : `${interruptions} times`} by a real alert`}
        </p>
        <span className="drill-actions">
          <Button icon={Copy} onClick={() => void copy(drillMarkdown(result), 'The result')}>Copy as Markdown</Button>
          <Button icon={Download} onClick={() => void saveText(`drill-${drillFileName(scenario.title)}.md`, drillMarkdown(result), 'The result')}>Save as Markdown</Button>
        </span>
      </div>
      {parts.map((part) => <Part key={part.id} part={part} zone={zone} />)}
    </div>
  );
}

function Part({ part, zone }: { readonly part: DrillPart; readonly zone: string }) {
  const { id, within, of, evidence, rules } = part;
  return (
    <section className="drill-part" aria-label={partNames[id]} data-whole={of > 0 && within === of} data-absent={of === 0}>
      <div>
        <h3>{partNames[id]}</h3>
        <p className="figures">{partScore(part)}</p>
      </div>
      <div>
        {evidence.length === 0 ? null : <ul className="drill-evidence">{evidence.map((each) => <Evidence key={`${each.at} ${each.text}`} evidence={each} zone={zone} />)}</ul>}
        {of === 0 ? null : <ul className="drill-rules">{rules.map(({ text, line }) => <li key={text}>{text} <span className="soft figures">{lineWords(line)}</span></li>)}</ul>}
      </div>
    </section>
  );
}

const marks = { good: { sign: '✓', word: 'Within the rule' }, bad: { sign: '✗', word: 'Not within the rule' }, neither: { sign: '·', word: 'Not counted' } } as const;

function Evidence({ evidence: { at, text, good }, zone }: { readonly evidence: DrillEvidence; readonly zone: string }) {
  const state = good === null ? 'neither' : good ? 'good' : 'bad';
  return (
    <li data-state={state}>
      <span className="drill-mark" aria-hidden="true">{marks[state].sign}</span>
      <span className="unseen">{marks[state].word}: </span>
      <span className="figures soft">{at === null ? '' : formatTimeOfDay(at, zone)}</span> <OutsideWords text={text} />
    </li>
  );
}
