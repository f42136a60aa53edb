import { CircleAlert, FlaskConical, Info, TriangleAlert, X } from 'lucide-react';
import { lazy, Suspense, useId, useState, type ReactNode } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { isBlind, type SourceState } from '../../../shared/model/source.ts';
import type { Notice } from '../../../shared/model/notice.ts';
import { doAndTell } from '../../store/actions.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { Shape } from '../../components/shape.tsx';
import { Moment } from '../../components/moment.tsx';
import { OutsideWords } from '../../components/outside-text.tsx';
import { conditionWords, sourceLabels } from './source-words.ts';

/** Loaded in a drill alone. */
const DrillBar = lazy(async () => ({ default: (await import('../drills/drill-bar.tsx')).DrillBar }));

/** What holds on every screen: that we cannot see, that this is the demo, and what the person must know. */
export function Banners() {
  return (
    <div className="banners">
      <DrillBanner />
      <BlindBanner />
      <DemoBanner />
      <Notices />
    </div>
  );
}

function DrillBanner() {
  const drill = useWatch((watch) => watch.drill !== null);
  return drill ? <Suspense><DrillBar /></Suspense> : null;
}

function BlindBanner() {
  const sources = useWatch((watch) => watch.sources);
  const blind = (sources ?? []).filter(isBlind);
  const problems = useWatch((watch) => watch.problems);
  const unread = Object.entries(problems);
  const [whole, setWhole] = useState(false);
  const list = useId();
  if (blind.length === 0 && unread.length === 0) return null;
  return (
    <section className="banner" data-level="blind" role="alert" aria-label="Blind">
      <Shape name="blind" />
      <div>
        <strong>Blind</strong>
        <ul id={list} className="blind-reasons" data-whole={whole}>
          {blind.map((state) => <BlindReason key={state.source} state={state} />)}
          {unread.map(([call, message]) => <li key={call}>{message}</li>)}
        </ul>
      </div>
      {blind.some(({ reason }) => reason !== '') ? <span className="blind-fold"><Button look="quiet" aria-expanded={whole} aria-controls={list} onClick={() => setWhole(!whole)}>{whole ? 'Less' : 'Details'}</Button></span> : null}
    </section>
  );
}

function BlindReason({ state }: { readonly state: SourceState }) {
  const { source, condition, since, reason } = state;
  return (
    <li>
      {sourceLabels[source]} {conditionWords[condition].word}, since <Moment at={since} />.{reason === '' ? null : <span className="blind-detail"> <OutsideWords text={reason} /></span>}
    </li>
  );
}

function DemoBanner() {
  const demo = useWatch(({ status }) => status?.demo ?? false);
  const open = useView((view) => view.open);
  const [leaving, setLeaving] = useState(false);
  if (!demo) return null;
  return (
    <section className="banner" data-level="demo" aria-label="Demo watch">
      <Icon of={FlaskConical} />
      <p><strong>Demo watch.</strong> <span className="roomy">A simulator on this machine plays PagerDuty and two endpoints. </span>Nothing here is real.</p>
      <div className="banner-actions">
        <Button look="primary" onClick={() => open({ kind: 'connect' })}>Connect your own</Button>
        <Button onClick={() => open({ kind: 'setup' })}>First steps</Button>
        <Button
          disabled={leaving}
          onClick={() => {
            setLeaving(true);
            void doAndTell('demo.leave', undefined).finally(() => setLeaving(false));
          }}
        >
          Leave the demo
        </Button>
      </div>
    </section>
  );
}

const gravity = { error: 0, warning: 1, info: 2 } as const;

function Notices() {
  const notices = useWatch((watch) => watch.notices) ?? [];
  const [all, setAll] = useState(false);
  const sorted = notices.toSorted((a, b) => gravity[a.level] - gravity[b.level] || b.raisedAt - a.raisedAt);
  const more = sorted.length - 1;
  return sorted.slice(0, all ? undefined : 1).map((notice, index) => (
    <NoticeBanner key={notice.id} notice={notice}>
      {index > 0 || more < 1 ? null : <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>{all ? 'Show one' : `${more} more`}</Button>}
    </NoticeBanner>
  ));
}

const noticeIcons = { info: Info, warning: TriangleAlert, error: CircleAlert } as const;

function NoticeBanner({ notice, children }: { readonly notice: Notice; readonly children: ReactNode }) {
  const { id, level, title, detail, raisedAt, dismissible } = notice;
  const open = useView((view) => view.open);
  return (
    <section className="banner" data-level={level} role={level === 'error' ? 'alert' : 'status'}>
      <Icon of={noticeIcons[level]} />
      <p><strong><OutsideWords text={title} /></strong> <OutsideWords text={detail} /> <span className="soft"><Moment at={raisedAt} /></span></p>
      {children}
      {id === 'outbox' ? <Button look="primary" onClick={() => open({ kind: 'outbox' })}>Answer</Button> : null}
      {dismissible ? <IconButton icon={X} label={`Dismiss: ${title}`} onClick={() => void doAndTell('notice.dismiss', { id })} /> : null}
    </section>
  );
}
