import { ClipboardCopy } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideText, OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { plainText } from '../../../shared/domain/plain-text.ts';
import { diagnosticsReport } from '../../../shared/domain/diagnostics-report.ts';
import { formatAge, formatDuration } from '../../../shared/domain/format-duration.ts';
import { judgeSelfTest, selfTestWords } from '../../../shared/domain/self-test.ts';
import type { Diagnostics } from '../../../shared/model/diagnostics.ts';
import { copy } from '../../store/actions.ts';
import { conditionWords, isAskedOnNeed, sourceLabels } from '../shell/source-words.ts';
import { SettingsGroup } from './settings-group.tsx';
import { useAnswer } from './use-answer.ts';
import { sizeWords } from './use-data.ts';

/** How the program stands right now, and the same as a text that can be sent to somebody. */
export function DiagnosticsSection() {
  const { answer, problem, again } = useAnswer('diagnostics.read', undefined);
  if (problem !== null) return <Said level="error">{problem}</Said>;
  if (answer === null) return <p className="soft" role="status">Measuring, and reading every page of the data…</p>;
  return (
    <>
      <div className="form-actions">
        <Button look="primary" icon={ClipboardCopy} onClick={() => void copy(diagnosticsReport(answer), 'Report')}>Copy the report</Button>
        <Button onClick={again}>Look again</Button>
        <span className="soft">Of <Moment at={answer.at} />. No token, header value, e-mail address or phone number is in it.</span>
      </div>
      <Program found={answer} />
      <Sources found={answer} />
      <Data found={answer} />
      <SettingsGroup title="Log" lead={answer.log.length === 0 ? 'It is empty: nothing went wrong.' : `The last ${answer.log.length} lines, scrubbed.`}>
        {answer.log.length === 0 ? null : <pre className="log-lines" tabIndex={0} role="region" aria-label="Lines of the log">{plainText(answer.log.join('\n'), 40_000)}</pre>}
      </SettingsGroup>
    </>
  );
}

type PartProps = { readonly found: Diagnostics };

function Program({ found: { facts, machine, upFor, delay } }: PartProps) {
  return (
    <SettingsGroup title="Program">
      <dl className="details-facts">
        <dt>Version</dt><dd>Watchkeeper {facts.version}, Electron {facts.electron}, Chromium {facts.chromium}, Node {facts.node}, SQLite {facts.sqlite}</dd>
        <dt>System</dt><dd><OutsideText text={[machine.system, machine.architecture, machine.desktop, machine.session].filter((word) => word !== '').join(', ')} /></dd>
        <dt>Running for</dt><dd>{formatDuration(upFor)}, {sizeWords(machine.memoryBytes)} of memory in main</dd>
        <dt>Timers</dt><dd className="figures">{delay.median.toFixed(1)} ms late at the median, {delay.worst.toFixed(1)} ms at worst ({delay.samples} measured now)</dd>
      </dl>
    </SettingsGroup>
  );
}

function Sources({ found: { at, sources, selfTest } }: PartProps) {
  const verdict = selfTest === null ? null : judgeSelfTest(selfTest);
  return (
    <SettingsGroup title="What we look through">
      <dl className="details-facts">
        {sources.map(({ source, condition, lastGoodAt, reason }) => (
          <div key={source} className="about-row">
            <dt>{sourceLabels[source]}</dt>
            <dd>{conditionWords[condition].word}{lastGoodAt === null ? '' : isAskedOnNeed(source) && condition === 'fresh' ? ', asked when something fails' : `, last good ${formatAge(at - lastGoodAt)}`}{reason === '' ? null : <span className="soft">. <OutsideWords text={reason} /></span>}</dd>
          </div>
        ))}
        <dt>Alert path</dt>
        <dd>{selfTest === null || verdict === null ? 'Not proved yet' : <>{verdict.passed} of {verdict.of} proved <Moment at={selfTest.finishedAt} />{verdict.failed.map(({ step, detail }) => <span key={step}>. {selfTestWords[step].name}: <OutsideWords text={detail} /></span>)}</>}</dd>
      </dl>
    </SettingsGroup>
  );
}

function Data({ found: { database, outbox, checks } }: PartProps) {
  return (
    <SettingsGroup title="Data">
      <dl className="details-facts">
        <dt>File</dt><dd>{sizeWords(database.bytes)}, {database.findings.length === 0 ? 'every page read, nothing wrong' : <strong>damaged: <OutsideWords text={database.findings.join('; ')} /></strong>}</dd>
        <dt>Backups</dt><dd>{database.backups}{database.newestBackupAt === null ? '' : <>, the newest of <Moment at={database.newestBackupAt} /></>}</dd>
        <dt>Outbox</dt><dd className="figures">{outbox.pending} waiting, {outbox.asking} asking, {outbox.maybe} maybe sent</dd>
        <dt>Checks</dt><dd className="figures">{checks.total}, {checks.paused} paused</dd>
      </dl>
    </SettingsGroup>
  );
}
