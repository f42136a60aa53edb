import { byUrgency } from '../../../shared/domain/situation-order.ts';
import type { Situation } from '../../../shared/model/situation.ts';
import { doAndTell, tell } from '../../store/actions.ts';
import { view, watch } from '../../store/stores.ts';
import { incidentActions, screens } from '../../store/view-store.ts';
import { actionNames } from '../outbox/action-words.ts';
import { runIt } from '../now/run-it.ts';
import { toRun } from '../now/runnable.ts';
import { openIncidentsOf } from '../outbox/open-incidents.ts';
import { chordOf, meaningNow } from './shortcut-book.ts';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select, [data-typing]'));
}

/** The shortcuts that hold everywhere; the sheet behind `?` lists them. */
export function listenForShortcuts(): () => void {
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}

function press(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented) return;
  const { dialog, acknowledging } = view.getState();
  if (acknowledging) return;
  const run = event.key === 'F5' ? askNow : event.ctrlKey || event.metaKey ? withCommandKey(event) : dialog === null && !event.altKey ? withSingleKey(event) : null;
  if (run === null) return;
  event.preventDefault();
  run();
}

/** PagerDuty is asked at once; the chip in the header tells when it answered. */
function askNow(): void {
  void doAndTell('pagerduty.ask', undefined);
}

function withCommandKey(event: KeyboardEvent): (() => void) | null {
  const { dialog, open, close, go, setAcknowledging } = view.getState();
  const { key, shiftKey, altKey } = event;
  if (altKey) return null;
  const meant = meaningNow('everywhere', chordOf(event));
  if (meant === 'mod+shift+a') return () => setAcknowledging(true);
  if (meant === 'mod+k' && dialog?.kind === 'palette') return close;
  if (dialog !== null) return null;
  if (meant === 'mod+k') return () => open({ kind: 'palette' });
  if (meant === 'mod+,') return () => go('settings');
  if (shiftKey) return null;
  const screen = /^[0-9]$/.test(key) ? screens[(Number(key) + 9) % 10] : undefined;
  return screen === undefined ? null : () => go(screen);
}

function withSingleKey(event: KeyboardEvent): (() => void) | null {
  const { singleKeys, open, go, setAcknowledging } = view.getState();
  if (!singleKeys || isTyping(event.target)) return null;
  const key = meaningNow('everywhere', event.shiftKey && /^[A-Za-z]$/.test(event.key) ? event.key : chordOf(event));
  switch (key) {
    case 'a': return () => setAcknowledging(true);
    case 'i': return openIncident();
    case 'o': return () => open({ kind: 'outbox' });
    case '?': return () => open({ kind: 'shortcuts' });
    case '/': return () => {
      go('timeline');
      requestAnimationFrame(() => document.getElementById('timeline-search')?.focus());
    };
    default: return actOnIncident(key);
  }
}

function focusedSituation(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-situation]')?.dataset['situation'] ?? null;
}

/** The card that has the focus, or else the most urgent situation with an open incident. */
function situationInHand(): Situation | undefined {
  const focused = focusedSituation();
  const open = (watch.store.getState().situations ?? []).filter((situation) => openIncidentsOf(situation).length > 0).toSorted(byUrgency);
  return open.find(({ id }) => id === focused) ?? open[0];
}

/** The page that the card in focus is run from, or else the most urgent situation; a key that cannot do anything says why. */
function openIncident(): () => void {
  const found = toRun(watch.store.getState().situations ?? [], focusedSituation());
  return typeof found === 'string' ? () => tell(found) : () => runIt(found);
}

/** The dialog of an action, for the card that has the focus or else for the most urgent incident. Nothing is sent by a key alone. */
function actOnIncident(key: string): (() => void) | null {
  const action = incidentActions.find((each) => actionNames[each].key.toLowerCase() === key);
  if (action === undefined) return null;
  const situation = situationInHand();
  return situation === undefined ? null : () => view.getState().open({ kind: 'act', action, incidentIds: openIncidentsOf(situation) });
}
