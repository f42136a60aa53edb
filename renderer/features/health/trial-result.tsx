import { OutsideWords } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { formatLatency } from '../../../shared/domain/format-duration.ts';
import type { ProbeResult } from '../../../shared/model/probe.ts';
import { Certificate } from './certificate.tsx';

/** What one probe found. It changed nothing. */
export function TrialResult({ result: { durationMs, failures, statusCode, certificateExpiresAt } }: { readonly result: ProbeResult }) {
  const status = statusCode === null ? '' : `, status ${statusCode}`;
  return (
    <div className="trial" role="status">
      {failures.length === 0 ? <Said level="done">Passed in {formatLatency(durationMs)}{status}.</Said> : <Said level="error">Failed after {formatLatency(durationMs)}{status}.</Said>}
      {failures.map(({ kind, detail }) => <p key={`${kind} ${detail}`} className="check-failure"><OutsideWords text={detail} /></p>)}
      {certificateExpiresAt === null ? null : <p className="soft">Certificate: <Certificate expiresAt={certificateExpiresAt} /> left.</p>}
    </div>
  );
}
