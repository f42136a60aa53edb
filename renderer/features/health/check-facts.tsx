import { Age } from '../../components/age.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { formatShare } from '../../../shared/domain/format-share.ts';
import type { CheckReport } from '../../../shared/model/check-report.ts';
import { Certificate } from './certificate.tsx';
import { addressOf, conditionsOf } from './target-words.ts';

const origins = {
  person: 'Defined here, in the window',
  policy: 'Defined in the policy file. To change or remove it, edit it there',
  demo: 'Part of the demo watch; it leaves with the demo',
} as const;

export function CheckFacts({ report: { check, state, uptimeDay, uptimeMonth } }: { readonly report: CheckReport }) {
  const { target, rhythm, serviceId, origin } = check;
  const headers = target.type === 'http' ? Object.keys(target.headers) : [];
  return (
    <dl className="details-facts">
      <dt>Address</dt><dd><OutsideWords text={addressOf(target)} /></dd>
      {headers.length === 0 ? null : <><dt>Headers</dt><dd>{headers.map((name) => <span key={name} className="header-name">{name}: ••••</span>)}</dd></>}
      <dt>Passes when</dt><dd>{conditionsOf(target).map((condition) => <bdi key={condition} className="condition">{condition}</bdi>)}</dd>
      <dt>Uptime</dt><dd className="figures">{formatShare(uptimeDay)} in 24 h, {formatShare(uptimeMonth)} in 30 d</dd>
      <dt>Certificate</dt><dd><Certificate expiresAt={state.certificateExpiresAt} /></dd>
      <dt>Last probe</dt><dd><Age at={state.lastProbeAt} /></dd>
      <dt>In a row</dt><dd className="figures">{state.consecutiveFailures > 0 ? `${state.consecutiveFailures} failed` : `${state.consecutivePasses} passed`}</dd>
      <dt>Rhythm</dt><dd className="figures">every {rhythm.intervalSeconds} s, every {rhythm.retrySeconds} s while pending, {rhythm.timeoutSeconds} s to answer</dd>
      <dt>Confirmed by</dt><dd className="figures">{rhythm.failuresToDown} failures, {rhythm.passesToUp} passes</dd>
      {serviceId === null ? null : <><dt>PagerDuty service</dt><dd><OutsideWords text={serviceId} /></dd></>}
      <dt>Origin</dt><dd>{origins[origin]}.</dd>
    </dl>
  );
}
