import { CalendarDays, CalendarPlus, HandHelping, Pencil, Undo2, UserMinus } from 'lucide-react';
import './rota.css';
import { Button } from '../../components/button.tsx';
import { Said } from '../../components/said.tsx';
import type { Rota } from '../../../shared/model/rota.ts';
import type { RotaView } from '../../../shared/model/rota-view.ts';
import { askMain, tellOutcome } from '../../store/actions.ts';
import { outcomeOf } from '../../store/ask.ts';
import { useView, useZone } from '../../store/stores.ts';
import { NowOnCall } from './now-on-call.tsx';
import { OwnShiftsPanel } from './own-shifts-panel.tsx';
import { RotaChanges } from './rota-changes.tsx';
import { RotaEmpty } from './rota-empty.tsx';
import { RotaFlaws } from './rota-flaws.tsx';
import { RotaPeople } from './rota-people.tsx';
import { RotaWeeks } from './rota-weeks.tsx';
import { SchedulesPanel } from './schedules-panel.tsx';
import { useRota } from './use-rota.ts';

/** Who is on call and when: now, in the next weeks, and what is wrong with the year ahead. */
export function RotaScreen() {
  const { view, problem } = useRota();
  const here = useZone();
  if (problem !== null) return <div className="page-alone"><Said level="error">The rota could not be read: {problem}</Said></div>;
  if (view === null) return null;
  const { rota, own } = view;
  return (
    <div className="page">
      {rota === null ? null : <Actions view={view} rota={rota} />}
      <div className="page-column">
        {rota === null ? <RotaEmpty /> : <><NowOnCall rota={rota} shifts={view.shifts} /><RotaWeeks rota={rota} view={view} /><div className="rota-below"><RotaFlaws rota={rota} flaws={view.flaws} /><RotaChanges rota={rota} /></div></>}
      </div>
      <div className="page-column">
        {own.source === 'pagerduty' || view.self !== null ? <OwnShiftsPanel own={own} zone={rota?.zone ?? null} /> : null}
        <SchedulesPanel schedules={view.schedules} userId={view.userId} zone={rota?.zone ?? here} />
        {rota === null ? null : <RotaPeople rota={rota} view={view} />}
      </div>
    </div>
  );
}

function Actions({ view, rota }: { readonly view: RotaView; readonly rota: Rota }) {
  const open = useView((each) => each.open);
  const undo = async () => tellOutcome(outcomeOf(await askMain('rota.undo', undefined)));
  const nobody = rota.people.length === 0;
  return (
    <div className="rota-actions">
      {view.own.shifts.length === 0 ? null : <Button icon={HandHelping} onClick={() => open({ kind: 'rota-cover' })}>Ask for cover</Button>}
      {nobody ? null : <Button icon={UserMinus} onClick={() => open({ kind: 'rota-absence' })}>Somebody is away</Button>}
      {nobody ? null : <Button icon={CalendarPlus} onClick={() => open({ kind: 'rota-override' })}>Cover a seat</Button>}
      {view.fromPolicy ? <span className="soft">The policy file says who takes turns.</span> : <Button icon={Pencil} onClick={() => open({ kind: 'rota-plan' })}>Change the rota</Button>}
      <Button icon={CalendarDays} onClick={() => open({ kind: 'rota-calendar' })}>Calendar…</Button>
      {view.undo === null ? null : <Button look="quiet" icon={Undo2} title={`Take back: ${view.undo}`} onClick={() => void undo()}>Undo</Button>}
    </div>
  );
}
