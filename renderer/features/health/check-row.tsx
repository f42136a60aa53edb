import { memo, useEffect, useRef } from 'react';
import { Age } from '../../components/age.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { VerdictWord } from '../../components/verdict-word.tsx';
import { shownVerdict } from '../../../shared/domain/check-order.ts';
import { formatLatency } from '../../../shared/domain/format-duration.ts';
import { formatShare } from '../../../shared/domain/format-share.ts';
import { formatUptime } from '../../../shared/domain/format-uptime.ts';
import type { CheckReport } from '../../../shared/model/check-report.ts';
import { useView } from '../../store/stores.ts';
import { Certificate } from './certificate.tsx';
import { HoldWords } from './hold-words.tsx';
import { Sparkline } from './sparkline.tsx';
import { addressOf } from './target-words.ts';

export const CheckRow = memo(function CheckRow({ report }: { readonly report: CheckReport }) {
  const { check, state, uptimeMonth, recentLatencies, hold } = report;
  const selected = useView(({ checkId }) => checkId === check.id);
  const select = useView((view) => view.selectCheck);
  const button = useRef<HTMLButtonElement>(null);
  const wasSelected = useRef(selected);
  // The details took the focus with them: the keyboard goes on from where they were opened.
  useEffect(() => {
    if (wasSelected.current && !selected && document.activeElement === document.body) button.current?.focus();
    wasSelected.current = selected;
  }, [selected]);
  const verdict = shownVerdict(report);
  const failure = verdict === 'down' || verdict === 'pending' || verdict === 'unknown' ? state.lastFailures[0] : undefined;
  const more = state.lastFailures.length - 1;
  const seen = formatUptime(report);
  return (
    <tr aria-selected={selected} onClick={() => select(check.id)}>
      <td><VerdictWord verdict={verdict} />{state.flapping && !check.paused ? <span className="flapping">Flapping</span> : null}{hold === null || check.paused ? null : <span className="held soft"><HoldWords hold={hold} /></span>}</td>
      <td className="check-what">
        <button ref={button} type="button" className="check-name" aria-pressed={selected} onClick={(event) => { event.stopPropagation(); select(check.id); }}><OutsideText text={check.name} /></button>
        <span className="check-address soft"><OutsideText text={addressOf(check.target)} /></span>
        {failure === undefined ? null : <span className="check-failure"><OutsideText text={failure.detail} />{more > 0 ? <span className="check-more">+{more} more</span> : null}</span>}
      </td>
      <td className="column-latency">
        <div className="latency"><Sparkline latencies={recentLatencies} /><span className="figures">{state.lastDurationMs === null ? '–' : formatLatency(state.lastDurationMs)}</span></div>
      </td>
      <td className="number column-day" title={seen.words}>{seen.short}</td>
      <td className="number column-month">{formatShare(uptimeMonth)}</td>
      <td className="number column-certificate"><Certificate expiresAt={state.certificateExpiresAt} /></td>
      <td className="number soft"><Age at={state.lastProbeAt} /></td>
    </tr>
  );
});
