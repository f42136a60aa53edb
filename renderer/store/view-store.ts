import { createStore, type StoreApi } from 'zustand/vanilla';

/** In the order of the rail; their place is the digit that shows them, the tenth is 0. */
export const screens = ['now', 'incidents', 'timeline', 'handoff', 'wellness', 'rota', 'health', 'runbook', 'training', 'settings'] as const;
export type Screen = (typeof screens)[number];

/** What a person can do to an incident in a dialog of its own. */
export const incidentActions = ['note', 'resolve', 'snooze', 'escalate', 'reassign', 'status-update'] as const;
export type IncidentAction = (typeof incidentActions)[number];

/** What stands before the screen: one at a time, so that nothing typed is hidden behind another. */
export type Dialog =
  | { readonly kind: 'palette' | 'connect' | 'drills' | 'policy' | 'preferences' | 'setup' | 'shortcuts' | 'outbox' | 'create' | 'ways-out' }
  | { readonly kind: 'check'; readonly id: string | null }
  /** `length`: minutes, or until it has recovered. */
  | { readonly kind: 'silence'; readonly situationId: string; readonly length: '15' | '60' | '240' | 'recovered' }
  /** The one that is chosen already, if any. */
  | { readonly kind: 'merge'; readonly situationId: string | null }
  /** For one check, or for all of them. */
  | { readonly kind: 'maintenance'; readonly checkId: string | null }
  | { readonly kind: 'rota-plan' | 'rota-override' | 'rota-absence' | 'rota-cover' | 'rota-calendar' | 'break-cover' }
  | { readonly kind: 'change' }
  /** For the failing checks of a situation, or for none. */
  | { readonly kind: 'local-incident'; readonly situationId?: string }
  | { readonly kind: 'hours' | 'cover' }
  /** How the person is: answered, helped, told to the team, and erased. */
  | { readonly kind: 'self-check' | 'shift-word' | 'support' | 'team-page' | 'wellness-erase' }
  /** Something of the runbook to be run, for an incident or for none. */
  | { readonly kind: 'command'; readonly text: string; readonly incidentId: string | null }
  /** `id` null: somebody new. */
  | { readonly kind: 'trainee'; readonly id: string | null }
  | { readonly kind: 'training-record'; readonly traineeId: string; readonly item: string }
  /** Of the incident whose page is open. */
  | { readonly kind: 'severity' | 'run-resolve' | 'decision' }
  | { readonly kind: 'call'; readonly level: 1 | 2 | 3 | 4 | 5 }
  /** Somebody of the policy's contacts who holds no level. */
  | { readonly kind: 'call-contact'; readonly contact: string }
  | { readonly kind: 'entry'; readonly eventId: number }
  /** Of several incidents the person chooses one. */
  | { readonly kind: 'act'; readonly action: IncidentAction; readonly incidentIds: readonly string[] };

export type ViewState = {
  readonly screen: Screen;
  readonly dialog: Dialog | null;
  /** Whether the choice of what to acknowledge is open. It stands above any dialog: what is typed there waits. */
  readonly acknowledging: boolean;
  /** The check whose details are open on Health. */
  readonly checkId: string | null;
  /** The incident whose page is open on Incidents; null shows the list. */
  readonly incidentId: string | null;
  /** The situation that main asked to point out on Now. */
  readonly situationId: string | null;
  /** The place of the runbook that was asked for: a line of it, or a place by its name. A new value even for the same place. */
  readonly runbookPlace: { readonly at: number | string } | null;
  /** Single keys (A, /, ?) act; WCAG 2.1.4 wants a way to switch them off. */
  readonly singleKeys: boolean;
  readonly go: (screen: Screen) => void;
  /** Shows the page of an incident, or the list with null. */
  readonly showIncident: (id: string | null) => void;
  /** Opens the runbook at a line of it, or at a place by its name. */
  readonly showRunbook: (at: number | string) => void;
  readonly open: (dialog: Dialog) => void;
  readonly close: () => void;
  readonly setAcknowledging: (on: boolean) => void;
  readonly selectCheck: (id: string | null) => void;
  readonly pointOut: (situationId: string | null) => void;
  readonly setSingleKeys: (on: boolean) => void;
};

export type Kept = Pick<ViewState, 'screen' | 'checkId' | 'incidentId' | 'singleKeys'>;

export function isScreen(value: unknown): value is Screen {
  return screens.some((screen) => screen === value);
}

/** Reads what an earlier window kept; anything odd falls back to the start. */
export function readKept(value: unknown): Kept {
  const held: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  return {
    screen: isScreen(held['screen']) ? held['screen'] : 'now',
    checkId: typeof held['checkId'] === 'string' ? held['checkId'] : null,
    incidentId: typeof held['incidentId'] === 'string' ? held['incidentId'] : null,
    singleKeys: held['singleKeys'] !== false,
  };
}

export function createViewStore(kept: Kept): StoreApi<ViewState> {
  return createStore<ViewState>((set) => ({
    ...kept,
    dialog: null,
    acknowledging: false,
    situationId: null,
    runbookPlace: null,
    // Asking for the screen that is shown leads from one incident back to all.
    go: (screen) => set(({ screen: before, incidentId }) => ({ screen, dialog: null, incidentId: screen === before ? null : incidentId })),
    showIncident: (incidentId) => set({ screen: 'incidents', incidentId, dialog: null }),
    showRunbook: (at) => set({ screen: 'runbook', runbookPlace: { at }, dialog: null }),
    open: (dialog) => set({ dialog }),
    close: () => set({ dialog: null }),
    setAcknowledging: (acknowledging) => set({ acknowledging }),
    selectCheck: (checkId) => set({ checkId }),
    pointOut: (situationId) => set({ situationId }),
    setSingleKeys: (singleKeys) => set({ singleKeys }),
  }));
}
