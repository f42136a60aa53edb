/** `maintenance`: the windows that a person asked for and those under way, as JSON. `watch.seenAt`: when the program last said that it was watching, in epoch milliseconds. `selftest.report`: the newest self-test, as JSON. */
/** `attention.until`: until when the person wants to be left alone. `alerts.tally`: what was shown in this shift, as JSON. `alerts.others`: what was shown in the last twelve hours about no incident and no check, as JSON. */
/** `notifications.shown`: which of the desktop's notifications are ours, as JSON. */
/** `policy.origins`: which files the kept policies were loaded from, as JSON. */
/** `routine.ticks`: what is ticked of open routines. `routine.told`: which of them the person was told of. */
/** `rota.kept`: the local rota with its overrides and absences. `rota.seen`: the own shifts of the last reading. `rota.told`: up to when shifts were told of. */
/** `training.told`: of what is due the person was told, one a line. */
/** `handoff.told`: the end of the shift of which the person was told that its handoff is to be compiled. */
/** `handoff.folder`: where handoffs are kept as files. */
/** `duty.second`: what somebody else said of their hours. */
export type MetaKey = 'duty.second' | 'handoff.folder' | 'handoff.told' | 'training.told' | 'routine.ticks' | 'routine.told' | 'rota.feed' | 'rota.pagerduty' | 'rota.kept' | 'rota.seen' | 'rota.told' | 'policy.origins' | 'notifications.shown' | 'attention.until' | 'alerts.tally' | 'alerts.others' | 'maintenance' | 'watch.seenAt' | 'data.repair' | 'selftest.report';

/** Single values that outlive the program, on disk when `set` returns; of the tally a power cut may take the last counts. */
export interface MetaStore {
  get(key: MetaKey): string | null;
  set(key: MetaKey, value: string): void;
  remove(key: MetaKey): void;
}
