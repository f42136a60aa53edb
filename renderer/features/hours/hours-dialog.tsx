import { useEffect, useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { Said } from '../../components/said.tsx';
import type { DutyDays } from '../../../shared/model/duty-view.ts';
import { askMain } from '../../store/actions.ts';
import { useView, useWatch } from '../../store/stores.ts';
import { AbsenceQuestion } from './absence-question.tsx';
import { EmergencyForm } from './emergency-form.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryRow } from './entry-row.tsx';
import { SecondForm } from './second-form.tsx';

const days = 14;

/** Hours of two weeks with where each comes from; entered, corrected and struck out here. What they said before is kept. */
export function HoursDialog() {
  const close = useView((view) => view.close);
  const duty = useWatch((watch) => watch.duty);
  const [found, setFound] = useState<DutyDays | null>(null);
  const [problem, setProblem] = useState('');
  const [editing, setEditing] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void askMain('duty.list', { days }).then((reply) => {
      if (!wanted) return;
      setProblem(reply.ok ? '' : reply.problem.message);
      if (reply.ok) setFound(reply.value);
    });
    return () => {
      wanted = false;
    };
  }, [duty]);
  const open = (id: string) => setEditing(editing === id ? null : id);
  return (
    <Dialog title="Hours" size="wide" onClose={close}>
      <div className="dialog-body hours">
        {problem === '' ? null : <Said level="error">{problem}</Said>}
        {duty === null ? null : <ul className="hours-inputs" aria-label="How you stand">{[duty.forecast ?? '', ...duty.inputs].filter((text) => text !== '').map((text) => <li key={text}>{text}</li>)}</ul>}
        {duty?.questions.map((absence) => <AbsenceQuestion key={absence.id} absence={absence} />)}
        <section aria-labelledby="hours-list">
          <h3 id="hours-list">Last {days} days</h3>
          {found !== null && found.entries.length === 0 ? <p className="soft">Nothing yet. Start a shift, acknowledge an incident, or enter hours below.</p> : null}
          <ul className="hours-list">
            {found?.entries.map((entry) => (
              <li key={entry.id}>
                <EntryRow entry={entry} open={editing === entry.id} onOpen={() => open(entry.id)} />
                {editing === entry.id ? <EntryForm entry={entry} onDone={() => setEditing(null)} /> : null}
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="hours-enter">
          <h3 id="hours-enter">Enter hours</h3>
          <EntryForm entry={null} onDone={() => setEditing(null)} />
        </section>
        {duty === null || duty.second === null ? null : <SecondForm second={duty.second} />}
        <section aria-labelledby="hours-emergency">
          <h3 id="hours-emergency">Emergency rules</h3>
          <EmergencyForm emergency={duty?.status.emergency ?? null} />
        </section>
      </div>
    </Dialog>
  );
}
