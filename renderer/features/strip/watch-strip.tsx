import { ExternalLink, GripVertical, X } from 'lucide-react';
import { useLayoutEffect, type ReactNode } from 'react';
import { Running } from '../../components/age.tsx';
import { DueClock } from '../../components/due-clock.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { Shape } from '../../components/shape.tsx';
import { byUrgency } from '../../../shared/domain/situation-order.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { isBlind } from '../../../shared/model/source.ts';
import { ask, isTrouble } from '../../store/ask.ts';
import { acknowledgements, api, useAcknowledging, useWatch } from '../../store/stores.ts';
import { StatusWord } from '../now/status-word.tsx';
import { watchWords } from './strip-words.ts';

const dismiss = () => void ask(api, 'strip.dismiss', undefined);
const openWindow = (id: string | null) => void ask(api, 'window.open', { id });

function dismissOnEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') dismiss();
}

/** The most urgent of what is open, above every other window; without one, how the watch stands. */
export function WatchStrip() {
  const situations = useWatch((watch) => watch.situations);
  useLayoutEffect(() => {
    window.addEventListener('keydown', dismissOnEscape);
    return () => window.removeEventListener('keydown', dismissOnEscape);
  }, []);
  const [first, ...more] = (situations ?? []).filter(({ status }) => status !== 'resolved').toSorted(byUrgency);
  return first === undefined ? <Standing /> : <Urgent situation={first} more={more.length} />;
}

type FrameProps = { readonly status: string; readonly title: ReactNode; readonly facts: ReactNode; readonly actions?: ReactNode; readonly situationId: string | null };

function Frame({ status, title, facts, actions, situationId }: FrameProps) {
  return (
    <main className="strip" data-status={status} aria-label="Watch strip">
      <Icon of={GripVertical} />
      <div className="strip-words">
        <div className="strip-title" aria-live="polite">{title}</div>
        <p className="strip-facts">{facts}</p>
      </div>
      <div className="strip-actions">
        {actions}
        <IconButton icon={ExternalLink} label="Open Watchkeeper" onClick={() => openWindow(situationId)} />
        <IconButton icon={X} label="Put away until something changes" onClick={dismiss} />
      </div>
    </main>
  );
}

function Urgent({ situation, more }: { readonly situation: Situation; readonly more: number }) {
  const { id, title, severity, status, openedAt, drill } = situation;
  const answering = useAcknowledging(({ bySituation }) => bySituation[id]);
  const sending = answering?.phase === 'sending';
  const trouble = status === 'triggered' && answering?.phase === 'answered' && isTrouble(answering.outcome.result) ? answering.outcome.message : null;
  return (
    <Frame
      status={status}
      situationId={id}
      title={<><SeverityBadge severity={severity} /><h1><OutsideText text={title} /></h1></>}
      facts={
        trouble === null ? (
          <>
            <StatusWord status={status} />
            <StripClock situationId={id} openedAt={openedAt} />
            <Unseen />
            {drill ? <span className="watermark">Demo</span> : null}
            {more === 0 ? null : <span>+{more} more</span>}
          </>
        ) : <span className="strip-trouble" role="alert"><OutsideText text={trouble} /></span>
      }
      actions={
        status === 'triggered' ? (
          <Button look="primary" aria-disabled={sending} onClick={() => void acknowledgements.getState().acknowledge(id)}>{sending ? 'Sending…' : 'Acknowledge'}</Button>
        ) : null
      }
    />
  );
}

/** The countdown to what it asks for next; without that, how long it has been open. */
function StripClock({ situationId, openedAt }: { readonly situationId: string; readonly openedAt: number }) {
  const next = useWatch(({ due }) => due?.find((item) => item.situationId === situationId));
  if (next === undefined) return <span className="strip-clock"><Running since={openedAt} label="Open for" /></span>;
  return <span className="strip-clock"><DueClock item={next} /> <span className="cut">{next.words}</span></span>;
}

/** Why the strip is there unasked. */
function Unseen() {
  const unseen = useWatch(({ sources }) => (sources ?? []).some((state) => state.source === 'notifications' && isBlind(state)));
  return unseen ? <span className="verdict" data-tone="blind"><Shape name="blind" />no notifications</span> : null;
}

function Standing() {
  const status = useWatch((watch) => watch.status);
  if (status === null) return null;
  const { word, shape, tone } = watchWords[status.glyph];
  return (
    <Frame
      status={status.glyph}
      situationId={null}
      title={<h1><span className="verdict" data-tone={tone}><Shape name={shape} />{word}</span></h1>}
      facts={<OutsideText text={status.reasons[0] ?? ''} fallback="Nothing is open" />}
    />
  );
}
