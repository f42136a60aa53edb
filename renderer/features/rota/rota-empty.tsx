import { CalendarDays } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useView } from '../../store/stores.ts';

/** Says what a rota is good for here, and what it takes (C37). */
export function RotaEmpty() {
  const open = useView((view) => view.open);
  return (
    <div className="calm">
      <Icon of={CalendarDays} />
      <div>
        <h2>No rota yet</h2>
        <p>
          With a rota, Watchkeeper says who is on call now and until when, who is next, and where the coming year has a gap. It takes four things:
          who takes turns, in which time zone the team lives, the day of the first turn, and how long a turn is. The runbook changes over each Monday at 09:00.
        </p>
        <p>What PagerDuty says of your own shifts goes before it. The rota stays on this computer.</p>
        <div className="calm-actions"><Button look="primary" onClick={() => open({ kind: 'rota-plan' })}>Make a rota</Button><Button onClick={() => open({ kind: 'rota-calendar' })}>Read a calendar…</Button></div>
      </div>
    </div>
  );
}
