import { CalendarArrowDown, CalendarArrowUp } from 'lucide-react';
import { useState } from 'react';
import './rota.css';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Said } from '../../components/said.tsx';
import type { CalendarFile } from '../../../shared/model/calendar-file.ts';
import { askMain } from '../../store/actions.ts';
import { useView } from '../../store/stores.ts';
import { CalendarFeedPart } from './calendar-feed-part.tsx';
import { CalendarPreview } from './calendar-preview.tsx';
import { saveCalendar } from './save-calendar.ts';
import { useRota } from './use-rota.ts';

/** The rota as a calendar, and a calendar as the rota (A27). */
export function CalendarDialog() {
  const { view } = useRota();
  const close = useView((each) => each.close);
  const [file, setFile] = useState<CalendarFile | null>(null);
  const [problem, setProblem] = useState('');
  async function read(): Promise<void> {
    setProblem('');
    const reply = await askMain('rota.readCalendar', undefined);
    if (!reply.ok) return setProblem(reply.problem.message);
    if (reply.value !== null) setFile(reply.value);
  }
  if (view === null) return null;
  return (
    <Dialog title="Calendar" size="wide" onClose={close}>
      {file !== null ? <CalendarPreview file={file} view={view} onBack={() => setFile(null)} onDone={close} /> : (
        <div className="dialog-body calendar-parts">
          <section aria-labelledby="calendar-out">
            <h3 id="calendar-out">Save</h3>
            <p className="soft">A year ahead, for any calendar program. Importing it again moves what has moved.</p>
            <div className="form-actions">
              <Button icon={CalendarArrowDown} onClick={() => void saveCalendar('own')}>Save my shifts</Button>
              {view.rota === null ? null : <Button icon={CalendarArrowDown} onClick={() => void saveCalendar('all')}>Save the rota</Button>}
            </div>
          </section>
          <CalendarFeedPart />
          <section aria-labelledby="calendar-in">
            <h3 id="calendar-in">Read</h3>
            <p className="soft">A calendar file can be the rota, or bring covers and absences into it. You see what is in it first.</p>
            <div className="form-actions"><Button icon={CalendarArrowUp} onClick={() => void read()}>Read a calendar…</Button></div>
            {problem === '' ? null : <Said level="error">{problem}</Said>}
          </section>
        </div>
      )}
    </Dialog>
  );
}
