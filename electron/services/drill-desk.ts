import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { readDrill } from '../../shared/domain/read-drill.ts';
import { sumOfParts } from '../../shared/domain/drill-score.ts';
import { drillFileName } from '../../shared/domain/drill-words.ts';
import { reasonOf } from '../../shared/domain/reason-of.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { DrillResult } from '../../shared/model/drill-result.ts';
import type { DrillStartSchema } from '../../shared/model/drill-ask.ts';
import { DrillSaidSchema, type DrillsView } from '../../shared/model/drill-run.ts';
import type { DrillScenario } from '../../shared/model/drill-scenario.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { Preferences } from '../../shared/model/preferences.ts';
import type { WatchStatus } from '../../shared/model/watch-status.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { readPolicy } from '../../shared/policy/read-policy.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { z } from 'zod';
import type { Clock } from './ports/clock.ts';
import type { DrillLauncher, RunningDrill } from './ports/drill-launcher.ts';
import type { DrillStore } from './ports/drill-store.ts';
import type { FileDialogs } from './ports/file-dialogs.ts';

export type DrillDeskOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly store: DrillStore;
  readonly launcher: DrillLauncher;
  /** The scenarios that are shipped, by the name of their file. */
  readonly shipped: Readonly<Record<string, string>>;
  readonly dialogs: Pick<FileDialogs, 'chooseFile'>;
  /** The text of a file; throws with the system's reason. */
  readonly readFile: (path: string) => Promise<string>;
  readonly policy: () => Policy;
  readonly preferences: () => Preferences;
  /** IANA name of the team's zone. */
  readonly zone: () => string;
  /** The person's name, as far as it is known. */
  readonly person: () => string | null;
  /** How many situations alert in the real watch. */
  readonly alertingCount: () => number;
  /** Brings the window to the front, on Now. */
  readonly showNow: () => void;
  readonly publish: (view: DrillsView) => void;
  readonly report: (error: unknown) => void;
};

type Offer = { readonly id: string; readonly text: string; readonly drill: DrillScenario; readonly own: boolean };

/** Starts drills and keeps what came of them. The watch goes on meanwhile: a real alert stops the drill and brings this window to the front. */
export function createDrillDesk(options: DrillDeskOptions) {
  const { clock, store, launcher, dialogs, readFile, policy, preferences, zone, showNow, publish, report } = options;
  const offers = new Map<string, Offer>();
  for (const [id, text] of Object.entries(options.shipped)) {
    const reading = readDrill(text);
    if (reading.ok) offers.set(id, { id, text, drill: reading.drill, own: false });
    else report(new Error(`The shipped scenario ${id} cannot be played: ${reading.faults[0]?.message ?? ''}`));
  }
  let refused: DrillsView['refused'] = null;
  let running: { readonly title: string; readonly startedAt: Instant; readonly drill: RunningDrill | null } | null = null;
  /** It is over, and its result is looked at. */
  let over = false;
  let alerting = 0;
  /** What the disk did not take: kept as long as the program runs, and tried again when somebody looks. */
  let unsaved: readonly DrillResult[] = [];

  function save(result: DrillResult): void {
    try {
      store.save(result);
      unsaved = unsaved.filter(({ id }) => id !== result.id);
    } catch (error) {
      if (!unsaved.some(({ id }) => id === result.id)) unsaved = [...unsaved, result];
      report(error);
    }
  }
  function view(): DrillsView {
    for (const result of unsaved) save(result);
    const results = [...unsaved.toReversed(), ...store.list()];
    return {
      refused,
      offers: [...offers.values()].map(({ id, own, drill: { title, about, trains, starts, ends } }) => ({ id, own, title, about, trains, starts, length: ends })),
      results: results.map(({ id, scenario, person, endedAt, slowest, fastest, end, parts }) => ({ id, scenario, person, endedAt, slowest, fastest, end, ...sumOfParts(parts) })),
      running: running === null ? null : { title: running.title, startedAt: running.startedAt },
      person: results[0]?.person ?? options.person() ?? '',
    };
  }
  const tell = () => publish(view());

  /** Everything of the policy that a drill is run by, and nothing that would be watched, silenced or run. */
  function drillPolicy(): string | null {
    const text = JSON.stringify({ ...policy(), checks: [], maintenance: [] });
    return readPolicy(text).ok ? text : null;
  }
  function hear(message: unknown): void {
    const said = DrillSaidSchema.safeParse(message);
    if (!said.success) return report(new Error('A drill said something that is not understood.'));
    if (said.data.type !== 'result') return;
    over = true;
    save(said.data.result);
    tell();
  }
  function need(id: string): DrillResult {
    const found = unsaved.find((result) => result.id === id) ?? store.find(id);
    if (found === null) throw new Refusal({ code: 'not-found', message: 'This result is not here any more.' });
    return found;
  }

  return {
    view,
    async start({ scenarioId, speed, person }: z.infer<typeof DrillStartSchema>): Promise<Outcome> {
      const offer = offers.get(scenarioId);
      if (offer === undefined) throw new Refusal({ code: 'not-found', message: 'This scenario is not here any more. Open its file again.' });
      if (running !== null) return { result: 'nothing-to-do', message: `A drill is under way: ${running.title}.` };
      const { title } = offer.drill;
      running = { title, startedAt: clock.now(), drill: null };
      over = false;
      alerting = options.alertingCount();
      const { theme, textScale, sounds, hours, shortcuts, gentleBreaks, restProfile } = preferences();
      try {
        const drill = await launcher.launch({
          order: { id: randomUUID(), scenarioId, text: offer.text, speed, person, zone: zone() }, policy: drillPolicy(),
          // Nothing that reaches beyond its own window; first steps were taken in the real one.
          preferences: { theme, textScale, sounds, hours, shortcuts, gentleBreaks, restProfile, demo: false, toldOfTray: true, person, teamZone: zone(), setupStep: 4 },
        }, {
          said: (message) => {
            try {
              hear(message);
            } catch (error) {
              report(error);
            }
          },
          ended: () => {
            running = null;
            tell();
          },
        });
        if (running !== null) running = { ...running, drill };
      } catch (error) {
        running = null;
        report(error);
        return { result: 'failed', message: `The drill did not start: ${reasonOf(error)}` };
      } finally {
        tell();
      }
      return { result: 'done', message: `${title} begins in a window of its own. The watch goes on here.` };
    },
    async open(): Promise<Outcome> {
      const path = await dialogs.chooseFile('Open a scenario', [{ name: 'Scenario', extensions: ['yaml', 'yml'] }, { name: 'All files', extensions: ['*'] }]);
      if (path === null) return { result: 'nothing-to-do', message: 'No file was chosen.' };
      const file = basename(path);
      let text: string;
      try {
        text = await readFile(path);
      } catch (error) {
        return { result: 'failed', message: `${file} could not be read: ${reasonOf(error)}` };
      }
      const reading = readDrill(text);
      refused = reading.ok ? null : { file, faults: reading.faults.slice(0, 100) };
      const id = `own-${drillFileName(file.replace(/\.ya?ml$/i, ''))}`;
      if (reading.ok) offers.set(id, { id, text, drill: reading.drill, own: true });
      tell();
      if (reading.ok) return { result: 'done', message: `${reading.drill.title} can be played.` };
      return { result: 'failed', message: `${file} cannot be played: ${reading.faults.length === 1 ? 'one fault' : `${reading.faults.length} faults`}.` };
    },
    show(): Outcome {
      if (running?.drill == null) return { result: 'nothing-to-do', message: 'No drill is under way.' };
      running.drill.tell({ type: 'show' });
      return { result: 'done', message: '' };
    },
    end(): Outcome {
      if (running?.drill == null) return { result: 'nothing-to-do', message: 'No drill is under way.' };
      running.drill.tell({ type: 'end' });
      return { result: 'done', message: 'The drill was broken off. Nothing of it is kept.' };
    },
    result: need,
    remove(id: string): Outcome {
      const { scenario } = need(id);
      store.remove(id);
      unsaved = unsaved.filter((result) => result.id !== id);
      tell();
      return { result: 'done', message: `The result of ${scenario.title} was removed.` };
    },
    /** What the real watch amounts to: whatever begins to alert stops the drill. The demo watch's alerts are not real, and a drill that is over has nothing to stop. */
    watched({ alertingCount, reasons, demo }: Pick<WatchStatus, 'alertingCount' | 'reasons' | 'demo'>): void {
      const before = alerting;
      alerting = alertingCount;
      if (running?.drill == null || over || demo || alertingCount <= before) return;
      running.drill.tell({ type: 'interrupt', title: (reasons[0] ?? 'A real alert').slice(0, 300) });
      showNow();
    },
  };
}

export type DrillDesk = ReturnType<typeof createDrillDesk>;
