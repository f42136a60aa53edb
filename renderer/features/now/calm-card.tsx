import { BellDot, EyeOff, Hourglass, Radar, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Age } from '../../components/age.tsx';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { assessCalm } from '../../../shared/domain/calm.ts';
import { doAndTell } from '../../store/actions.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { sourceLabels } from '../shell/source-words.ts';

/** What stands where situations would: calm only while it is true (promise 1). */
export function CalmCard() {
  const sources = useWatch((watch) => watch.sources);
  const proving = useWatch(({ selfTest }) => selfTest?.running ?? false);
  const open = useView((view) => view.open);
  if (sources === null) return null;
  const calm = assessCalm(sources);
  switch (calm.state) {
    case 'blind': return (
      <Card state="blind" icon={<Icon of={EyeOff} />} title="Nothing is known to be open, but this is not calm">
        {calm.sources.map(({ source }) => sourceLabels[source]).join(' and ')} cannot be relied on right now. Something may be open and go unseen, or go untold, until every source is fresh again. The reason stands above.
      </Card>
    );
    case 'starting': return (
      <Card state="starting" icon={<Icon of={Hourglass} />} title="Looking…">
        {calm.answered} of {calm.expected} sources have answered. Calm is claimed when all lookouts have.
      </Card>
    );
    case 'unproved': return (
      <Card state="unproved" icon={<Icon of={BellDot} />} title="Nothing is known to be open" actions={<Button aria-disabled={proving} onClick={() => (proving ? undefined : void doAndTell('selfTest.run', undefined))}>Prove the alert path</Button>}>
        {calm.sources.map(({ source }) => sourceLabels[source]).join(' and ')}: no answer yet in this run. Calm is claimed once an alert, or a proof of the alert path, was really shown.
      </Card>
    );
    case 'unwatched': return (
      <Card
        state="unwatched"
        icon={<Icon of={Radar} />}
        title="Nothing is being watched yet"
        actions={<><Button look="primary" onClick={() => open({ kind: 'connect' })}>Connect PagerDuty</Button><Button onClick={() => open({ kind: 'check', id: null })}>Add my first check</Button><Button onClick={() => open({ kind: 'setup' })}>First steps</Button></>}
      >
        Connect PagerDuty to see its incidents here, or add a check: an address that Watchkeeper probes every minute. Either works without the other.
      </Card>
    );
    case 'calm': return (
      <Card state="calm" icon={<Icon of={ShieldCheck} />} title="Nothing is open">
        All {calm.fresh} sources fresh
        {calm.checkedAt === null ? null : <>, checked <Age at={calm.checkedAt} /></>}. An incident or a failing check appears here, in the tray and as a notification.
      </Card>
    );
  }
}

type CardProps = { readonly state: string; readonly icon: ReactNode; readonly title: string; readonly children: ReactNode; readonly actions?: ReactNode };

function Card({ state, icon, title, children, actions }: CardProps) {
  return (
    <div className="calm" data-state={state}>
      {icon}
      <div>
        <h2>{title}</h2>
        <p>{children}</p>
        {actions === undefined ? null : <div className="calm-actions">{actions}</div>}
      </div>
    </div>
  );
}
