import type { MetaStore } from '../services/ports/meta-store.ts';
import { idMemoryIn } from './notification-ids.ts';
import type { Carrier } from './notifier-carrier.ts';
import { createCommandCarrier } from './notifier-command.ts';
import { createDesktopCarrier } from './notifier-desktop.ts';
import { createElectronCarrier } from './notifier-electron.ts';
import type { SessionBus } from './session-bus.ts';

export type CarriersOptions = {
  readonly platform: NodeJS.Platform;
  /** null where there is none to be had. */
  readonly bus: SessionBus | null;
  readonly iconFile: string;
  readonly meta: Pick<MetaStore, 'get' | 'set'>;
  readonly report: (error: unknown) => void;
};

/** Every way to show a notification here, the best first. */
export function createCarriers({ platform, bus, iconFile, meta, report }: CarriersOptions): readonly Carrier[] {
  return [
    ...(bus === null ? [] : [createDesktopCarrier({ bus, iconFile, memory: idMemoryIn(meta, report) })]),
    createElectronCarrier({ platform, iconFile }),
    createCommandCarrier({ platform, iconFile }),
  ];
}
