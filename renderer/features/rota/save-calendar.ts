import { askMain, saveText, tell } from '../../store/actions.ts';

/** Asks where to, and writes the year ahead for calendar programs. */
export async function saveCalendar(whose: 'own' | 'all'): Promise<void> {
  const reply = await askMain('rota.calendar', { whose });
  if (reply.ok) await saveText(reply.value.fileName, reply.value.text, 'The calendar');
  else tell(reply.problem.message, 'error');
}
