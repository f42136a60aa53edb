import { ChangeLogSchema } from '../../model/change.ts';
import type { WatchEvent } from '../../model/event.ts';
import { HandoffAcceptSchema, HandoffConfirmSchema, HandoffExportSchema, HandoffImportSchema, HandoffReadBackSchema, HandoffVerifySchema, type HandoffExchange, type HandoffImported } from '../../model/handoff-exchange.ts';
import { HandoffBeginSchema, HandoffDifferenceQuerySchema, HandoffEditInputSchema, HandoffGoBackSchema, HandoffIdInput, HandoffListQuerySchema, HandoffStepInputSchema, HandoffTurnSchema, HandoffVersionSchema, type HandoffDifference, type HandoffList, type HandoffSaved, type HandoffStatusView, type HandoffVersion, type HandoffVersionWhole, type OpenedHandoff } from '../../model/handoff-view.ts';
import type { Outcome } from '../../model/outcome.ts';
import { call, event, nothing, returns } from './shape.ts';

/** What the next person has to know, and how it gets there. */
export const handoffCalls = {
  /** When the shift ends, which of the four steps is due, the drafts, and what is not on disk. */
  'handoff.status': call(nothing, returns<HandoffStatusView>()),
  /** The same for every screen, without what only the handoffs themselves need; null: nothing is known of any yet. */
  'handoff.current': call(nothing, returns<HandoffStatusView | null>()),
  'handoff.list': call(HandoffListQuerySchema, returns<HandoffList>()),
  'handoff.open': call(HandoffIdInput, returns<OpenedHandoff>()),
  /** A draft for the shift that ends next; the one that is there already, where one is. */
  'handoff.begin': call(HandoffBeginSchema, returns<OpenedHandoff>()),
  /** Takes in what evidence says now. What a person wrote or struck stays. */
  'handoff.compile': call(HandoffIdInput, returns<OpenedHandoff>()),
  /** On disk when it answers `saved`. */
  'handoff.edit': call(HandoffEditInputSchema, returns<HandoffSaved>()),
  /** What was done last, whoever did it and in whichever run. */
  'handoff.undo': call(HandoffTurnSchema, returns<HandoffSaved>()),
  'handoff.redo': call(HandoffTurnSchema, returns<HandoffSaved>()),
  /** The newest first. */
  'handoff.versions': call(HandoffIdInput, returns<readonly HandoffVersion[]>()),
  'handoff.version': call(HandoffVersionSchema, returns<HandoffVersionWhole>()),
  'handoff.goBack': call(HandoffGoBackSchema, returns<HandoffSaved>()),
  'handoff.difference': call(HandoffDifferenceQuerySchema, returns<HandoffDifference>()),
  /** A draft. `handoff.restore` takes it back. */
  'handoff.delete': call(HandoffIdInput, returns<Outcome>()),
  'handoff.restore': call(HandoffIdInput, returns<Outcome>()),
  'handoff.step': call(HandoffStepInputSchema, returns<OpenedHandoff>()),
  /** It leaves this person. Its quality is on record and refuses nothing. */
  'handoff.give': call(HandoffIdInput, returns<OpenedHandoff>()),
  /** What came of it on its way: where it went, how it came, what was read back, the acceptance, the verification. */
  'handoff.exchange': call(HandoffIdInput, returns<HandoffExchange>()),
  /** To a file, the chosen folder, the clipboard or Slack, in the form that is asked for. */
  'handoff.export': call(HandoffExportSchema, returns<Outcome>()),
  /** A handoff to be read back, or the acceptance of one that was given; whole or not at all. */
  'handoff.import': call(HandoffImportSchema, returns<HandoffImported>()),
  /** The receiver's line for one open item; empty takes it away. On disk when it answers. */
  'handoff.readBack': call(HandoffReadBackSchema, returns<HandoffExchange>()),
  /** Asks for what is not read back yet; in an emergency for a reason. */
  'handoff.accept': call(HandoffAcceptSchema, returns<Outcome>()),
  'handoff.saveAcceptance': call(HandoffIdInput, returns<Outcome>()),
  /** Probes every check, proves the alert path and looks at the rest; `handoff.exchanged` tells how far it is. Answers when all that needs no person is through. */
  'handoff.verify': call(HandoffVerifySchema, returns<Outcome>()),
  'handoff.confirm': call(HandoffConfirmSchema, returns<Outcome>()),
  /** Something was changed in the system, now or earlier; it stands on the timeline and in the next handoff. */
  'change.log': call(ChangeLogSchema, returns<WatchEvent>()),
} as const;

export const handoffEvents = {
  'handoff.changed': event<HandoffStatusView>(),
  /** Of one handoff, whole. */
  'handoff.exchanged': event<HandoffExchange>(),
} as const;
