import { plainLine } from './plain-text.ts';
import type { TrayView } from './tray-menu.ts';

/** Stands before everything that a drill shows. */
export const drillMark = 'DRILL';

/** What a notification of a drill is called. */
export function markTitle(title: string): string {
  return `${drillMark}: ${title}`;
}

/** `DRILL: Slow burn`, above what the tooltip says otherwise. */
export function markTooltip(tooltip: string, title: string): string {
  return `${drillMark}: ${plainLine(title, 80)}. Nothing here is real.\n${tooltip}`;
}

/** The tray of a drill: its tooltip and its menu say so first. */
export function markTray(view: TrayView, title: string): TrayView {
  return {
    ...view,
    tooltip: markTooltip(view.tooltip, title),
    menu: [{ type: 'words', label: `${drillMark}: ${plainLine(title, 60)}` }, { type: 'words', label: 'Nothing here is real' }, { type: 'separator' }, ...view.menu],
  };
}
