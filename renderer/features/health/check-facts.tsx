import { Age } from '../../components/age.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { formatLatency } from '../../../shared/domain/format-duration.ts';
import { formatShare } from '../../../shared/domain/format-share.ts';
import { formatUptime } from '../../../shared/domain/format-uptime.ts';
import type { CheckReport } from '../../../shared/model/check-report.ts';
import type { Check } from '../../../shared/model/check.ts';
import { useWatch } from '../../store/stores.ts';
import { Certificate } from './certificate.tsx';
import { addressOf, conditionsOf } from './target-words.ts';

const ways = { system: 'As this computer is set', direct: 'Never', always: 'Always, for private addresses too' } as const;

/** Where it is defined, which is where it can be changed. */
function originOf({ origin, definedIn }: Check): string {
  if (origin === 'person') return 'Defined here, in the window';
  if (origin === 'demo') return 'Part of the demo watch; it leaves with the demo';
  return `Defined in the policy file${definedIn === undefined ? '' : ` ${definedIn}`}. To change or delete it, edit it there and load the file again`;
}

export function CheckFacts({ report }: { readonly report: CheckReport }) {
  const { check, state, uptimeDay, uptimeMonth, late } = report;
  const { target, rhythm, serviceId, dependsOn } = check;
  const checks = useWatch((watch) => watch.checks) ?? [];
  const names = dependsOn.map((id) => checks.find((report) => report.check.id === id)?.check.name ?? `${id} (no such check)`);
  const day = formatUptime(report);
  const headers = target.type === 'http' ? Object.keys(target.headers) : [];
  return (
    <dl className="details-facts">
      <dt>Address</dt><dd><OutsideWords text={addressOf(target)} /></dd>
      {headers.length === 0 ? null : <><dt>Headers</dt><dd>{headers.map((name) => <span key={name} className="header-name">{name}: ••••</span>)}</dd></>}
      <dt>Passes when</dt><dd>{conditionsOf(target).map((condition) => <bdi key={condition} className="condition">{condition}</bdi>)}</dd>
      <dt>Uptime</dt><dd className="figures">{uptimeDay === null ? day.words : `${day.words} in 24 h, ${formatShare(uptimeMonth)} in 30 d`}</dd>
      <dt>Certificate</dt><dd><Certificate expiresAt={state.certificateExpiresAt} /></dd>
      <dt>Last probe</dt><dd><Age at={state.lastProbeAt} /></dd>
      {late === undefined ? null : <><dt>Late</dt><dd className="figures">by up to {formatLatency(late.worst)}, {late.times === 1 ? 'once' : `${late.times} times`} in this run, because this program was held up</dd></>}
      <dt>In a row</dt><dd className="figures">{state.consecutiveFailures > 0 ? `${state.consecutiveFailures} failed` : `${state.consecutivePasses} passed`}</dd>
      <dt>Rhythm</dt><dd className="figures">every {rhythm.intervalSeconds} s, every {rhythm.retrySeconds} s while pending, {rhythm.timeoutSeconds} s to answer</dd>
      <dt>Confirmed by</dt><dd className="figures">{rhythm.failuresToDown} failures{rhythm.outOf === null ? ' in a row' : ` of the last ${rhythm.outOf} probes`}, {rhythm.passesToUp} passes in a row</dd>
      {serviceId === null ? null : <><dt>PagerDuty service</dt><dd><OutsideWords text={serviceId} /></dd></>}
      {names.length === 0 ? null : <><dt>Depends on</dt><dd><OutsideWords text={names.join(', ')} /></dd></>}
      {target.type !== 'http' || target.proxy === 'system' ? null : <><dt>Proxy</dt><dd>{ways[target.proxy]}</dd></>}
      <dt>Origin</dt><dd><OutsideWords text={originOf(check)} />.</dd>
    </dl>
  );
}
