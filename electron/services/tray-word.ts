import type { Notifier } from './ports/notifier.ts';

const key = 'watchkeeper-tray';

export type TrayWordOptions = {
  readonly notifier: Notifier;
  /** Whether it was said already, in this run or an earlier one. */
  readonly told: { readonly get: () => boolean; readonly set: () => void };
  /** Whether an icon can be seen at all. */
  readonly hasTray: () => boolean;
  readonly open: () => void;
  readonly report: (error: unknown) => void;
};

const bodies = {
  tray: 'The window is closed, the watch is not. Its icon in the tray says how things are; Quit is in its menu.',
  none: 'The window is closed, the watch is not. This desktop shows no tray: start Watchkeeper again to see its window.',
} as const;

/** Says once that closing the window ends nothing: whoever believes it does would quit nothing, or trust what does not run. */
export function createTrayWord({ notifier, told, hasTray, open, report }: TrayWordOptions) {
  let quitting = false;

  notifier.onAction((answered, action) => {
    if (answered === key && action === 'open') open();
  });

  async function say(): Promise<void> {
    const tray = hasTray();
    const title = tray ? 'Watchkeeper keeps watching from the tray' : 'Watchkeeper keeps watching';
    const { shown } = await notifier.show({ key, title, body: bodies[tray ? 'tray' : 'none'], severity: null, urgency: 'low', actions: ['open'], sound: false, budget: 'always' });
    if (shown) told.set();
  }

  return {
    windowChanged(isOpen: boolean): void {
      if (isOpen) notifier.withdraw(key);
      else if (!quitting && !told.get()) say().catch(report);
    },
    /** The windows close because everything does. */
    stop(): void {
      quitting = true;
      notifier.withdraw(key);
    },
  };
}
