import type { WatchEvent } from '../../shared/model/event.ts';
import { deferredWhile, type Preferences, type PreferencesPatch } from '../../shared/model/preferences.ts';
import type { House } from './house.ts';

/** What follows from a change, over the walls between the rooms. What one part cannot do keeps no other from doing its own. */
export function composeConsequences(house: House) {
  const { attempt, alerting, monitor, drawTray, desk, readings, checking, hours, rota, strip, hotkeys, routines, handoffs, runbook, training } = house;
  const { poller, maintenance } = checking;
  return {
    /** The icon, the strip and the window say how things are now. */
    drawAll(): void {
      for (const draw of [hours.refresh, monitor.refresh, drawTray, strip.refresh]) attempt(draw);
    },
    heard(added: readonly WatchEvent[]): void {
      for (const hear of [alerting.dispatcher.heard, desk.heard, hours.heard]) attempt(() => hear(added));
      attempt(() => routines.made()?.heard(added));
    },
    /** Another policy, or another zone of the team. `follow` comes last. */
    policyChanged(follow: () => void): void {
      for (const act of [poller.refresh, checking.network.refresh, maintenance.refresh, desk.lookAnew, hours.clockStepped, rota.refresh, () => routines.made()?.refresh(), () => handoffs.made()?.refresh(), () => runbook.made()?.refresh(), () => training.made()?.refresh(), () => readings.sync()?.refresh(), follow]) attempt(act);
    },
    chosen(next: Preferences, patch: PreferencesPatch, policyChanged: () => void): void {
      strip.refresh();
      if (patch.hotkeys !== undefined) hotkeys.refresh();
      if (patch.teamZone !== undefined) policyChanged();
      if (patch.restProfile !== undefined) hours.rulesChanged();
      if (patch.deferWhile !== undefined) alerting.attention.deferWhile(deferredWhile(next));
      if (patch.priorities !== undefined) readings.sync()?.refresh();
    },
  };
}
