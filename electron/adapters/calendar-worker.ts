import { parentPort, workerData } from 'node:worker_threads';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import { readCalendar, type CalendarAnswer, type CalendarQuestion } from './calendar-reader.ts';

const { text, window } = workerData as CalendarQuestion;

function answer(): CalendarAnswer {
  try {
    return { ok: true, found: readCalendar(text, window) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

parentPort?.postMessage(answer());
