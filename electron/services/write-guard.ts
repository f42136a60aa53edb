import type { WatchEvent } from '../../shared/model/event.ts';
import type { Stores } from './ports/data-vault.ts';
import { isStorageError, StorageError } from './ports/storage-error.ts';
import { createHeldWrites } from './held-writes.ts';

/**
 * `file`: what is written is on disk. `memory`: the file cannot be opened, so stores in memory stand in. `none`: the file is being replaced.
 */
type Ground = { readonly kind: 'file'; readonly stores: Stores } | { readonly kind: 'memory'; readonly stores: Stores; readonly cause: StorageError } | { readonly kind: 'none' };

export type WriteGuardOptions = {
  /** A write failed, or the first fact is held while nothing can be written. */
  readonly onHold: (cause: StorageError) => void;
  /** Something reached the disk. */
  readonly onWritten: () => void;
  /** Facts that were held are in the event log now. */
  readonly onSaved: (added: readonly WatchEvent[]) => void;
};

const replaced = () => new StorageError('busy', 'The data file is being repaired. Try again in a moment.');

/**
 * Stands between the services and the disk. Facts that cannot be saved are held in memory and saved in order as soon as they can be: `append` and
 * `record` return nothing for them then. What a person does, and what must be on disk before it is sent, is refused instead.
 */
export function createWriteGuard({ onHold, onWritten, onSaved }: WriteGuardOptions) {
  const held = createHeldWrites();
  let ground: Ground = { kind: 'none' };

  /** Damage that a read comes upon is repaired as one that a write comes upon. */
  function read<T>(from: (stores: Stores) => T): T {
    if (ground.kind === 'none') throw replaced();
    try {
      return from(ground.stores);
    } catch (error) {
      if (ground.kind === 'file' && isStorageError(error, 'corrupt')) onHold(error);
      throw error;
    }
  }
  /** For writes that must be on disk: those who ask are told when they are not. */
  function certain<T>(write: (stores: Stores) => T): T {
    if (ground.kind === 'none') throw replaced();
    if (ground.kind === 'memory') throw ground.cause;
    const { stores } = ground;
    return watched(() => write(stores));
  }
  function watched<T>(write: () => T): T {
    try {
      const result = write();
      onWritten();
      return result;
    } catch (error) {
      if (isStorageError(error)) onHold(error);
      throw error;
    }
  }
  /** Writes now, or holds it: in order, so never past what is held already. */
  function orHold<T>(write: (stores: Stores) => T, hold: () => T): T {
    if (ground.kind !== 'file' || !held.isEmpty()) {
      const result = hold();
      if (ground.kind === 'file') return result;
      onHold(ground.kind === 'memory' ? ground.cause : replaced());
      return result;
    }
    const { stores } = ground;
    try {
      return watched(() => write(stores));
    } catch (error) {
      if (!isStorageError(error)) throw error;
      return hold();
    }
  }
  type Projecting = (stores: Pick<Stores, 'situations'>) => void;
  const projectOne = (key: string, write: Projecting) => project(write, [[key, write]]);

  /** A projection is written to the stand-in as well, which is read from. */
  function project(write: Projecting, parts: readonly (readonly [key: string, write: Projecting])[]): void {
    if (ground.kind === 'memory') write(ground.stores);
    orHold(write, () => {
      for (const [key, part] of parts) held.addProjection(key, part);
    });
  }

  const stores: Stores = {
    journal: {
      append: (events) => orHold((to) => to.journal.append(events), () => (held.addEvents(events), [])),
    },
    checks: {
      list: () => read((from) => from.checks.list()),
      states: () => read((from) => from.checks.states()),
      save: (check) => certain((to) => to.checks.save(check)),
      remove: (id) => certain((to) => to.checks.remove(id)),
      restore: (id) => certain((to) => to.checks.restore(id)),
      record: (batch) => orHold((to) => to.checks.record(batch), () => (held.addBatch(batch), [])),
    },
    pagerDuty: {
      openIncidents: () => read((from) => from.pagerDuty.openIncidents()),
      mark: (id) => read((from) => from.pagerDuty.mark(id)),
      notesBesideLog: (id) => read((from) => from.pagerDuty.notesBesideLog(id)),
      seenUntil: (account) => read((from) => from.pagerDuty.seenUntil(account)),
      saveSeenUntil: (account, until) => (ground.kind === 'memory' ? ground.stores.pagerDuty.saveSeenUntil(account, until) : certain((to) => to.pagerDuty.saveSeenUntil(account, until))),
      saveIncidents(incidents) {
        if (ground.kind !== 'memory') return certain((to) => to.pagerDuty.saveIncidents(incidents));
        ground.stores.pagerDuty.saveIncidents(incidents);
        return held.addIncidents(incidents);
      },
      saveLogPage(id, events, mark) {
        if (ground.kind !== 'memory') return certain((to) => to.pagerDuty.saveLogPage(id, events, mark));
        held.addEvents(events);
        return ground.stores.pagerDuty.saveLogPage(id, [], mark);
      },
    },
    incidents: {
      find: (id) => read((from) => from.incidents.find(id)),
      over: (before, limit) => read((from) => from.incidents.over(before, limit)),
      openedSince: (since, limit) => read((from) => from.incidents.openedSince(since, limit)),
      ofService: (name, before, limit) => read((from) => from.incidents.ofService(name, before, limit)),
      event: (id) => read((from) => from.incidents.event(id)),
      events: (id) => read((from) => from.incidents.events(id)),
      around: (id, limit) => read((from) => from.incidents.around(id, limit)),
      ofChecks: (ids, since, until, limit) => read((from) => from.incidents.ofChecks(ids, since, until, limit)),
      pinned: (id) => read((from) => from.incidents.pinned(id)),
      rules: (name) => read((from) => from.incidents.rules(name)),
      pin: (ids, rules) => (ground.kind === 'memory' ? ground.stores.incidents.pin(ids, rules) : certain((to) => to.incidents.pin(ids, rules))),
    },
    facts: {
      ofKinds: (kinds, since) => read((from) => from.facts.ofKinds(kinds, since)),
      acknowledgedBy: (name, userId, since) => read((from) => from.facts.acknowledgedBy(name, userId, since)),
    },
    situations: {
      load: (since) => read((from) => from.situations.load(since)),
      shownAlerts: () => read((from) => from.situations.shownAlerts()),
      save: (situations) => project(
        (to) => to.situations.save(situations),
        situations.map((situation) => [`situation ${situation.id}`, (to) => to.situations.save([situation])]),
      ),
      remove: (ids) => project(
        (to) => to.situations.remove(ids),
        ids.map((id) => [`situation ${id}`, (to) => to.situations.remove([id])]),
      ),
      saveShown: (shown) => project(
        (to) => to.situations.saveShown(shown),
        shown.map((each) => [`shown ${each.situationId}`, (to) => to.situations.saveShown([each])]),
      ),
      forgetShown: (id) => projectOne(`shown ${id}`, (to) => to.situations.forgetShown(id)),
      silences: () => read((from) => from.situations.silences()),
      saveSilence: (silence) => projectOne(`silence ${silence.id}`, (to) => to.situations.saveSilence(silence)),
      forgetSilence: (id) => projectOne(`silence ${id}`, (to) => to.situations.forgetSilence(id)),
      heldAlerts: () => read((from) => from.situations.heldAlerts()),
      saveHeld: (alerts) => project(
        (to) => to.situations.saveHeld(alerts),
        alerts.map((alert) => [`held ${alert.situationId}`, (to) => to.situations.saveHeld([alert])]),
      ),
      forgetHeld: (ids) => project(
        (to) => to.situations.forgetHeld(ids),
        ids.map((id) => [`held ${id}`, (to) => to.situations.forgetHeld([id])]),
      ),
      storms: () => read((from) => from.situations.storms()),
      saveStorms: (storms) => projectOne('storms', (to) => to.situations.saveStorms(storms)),
    },
    outbox: {
      load: (since) => read((from) => from.outbox.load(since)),
      save: (items) => certain((to) => to.outbox.save(items)),
      forget: (before) => certain((to) => to.outbox.forget(before)),
    },
    messages: {
      open: () => read((from) => from.messages.open()),
      ofIncident: (id) => read((from) => from.messages.ofIncident(id)),
      update: (id) => read((from) => from.messages.update(id)),
      unlogged: () => read((from) => from.messages.unlogged()),
      save: (messages, updates) => certain((to) => to.messages.save(messages, updates)),
      forget: (before) => certain((to) => to.messages.forget(before)),
      form: (id) => read((from) => from.messages.form(id)),
      saveForm: (id, form, at) => certain((to) => to.messages.saveForm(id, form, at)),
    },
    runbook: {
      confirmations: () => read((from) => from.runbook.confirmations()),
      confirm: (confirmation) => certain((to) => to.runbook.confirm(confirmation)),
      unconfirm: (subject, id) => certain((to) => to.runbook.unconfirm(subject, id)),
      allowed: () => read((from) => from.runbook.allowed()),
      allow: (command) => certain((to) => to.runbook.allow(command)),
      disallow: (text) => certain((to) => to.runbook.disallow(text)),
    },
    handoffs: {
      drafts: () => read((from) => from.handoffs.drafts()),
      past: (before, limit) => read((from) => from.handoffs.past(before, limit)),
      find: (id) => read((from) => from.handoffs.find(id)),
      before: (until, notId) => read((from) => from.handoffs.before(until, notId)),
      near: (until, within) => read((from) => from.handoffs.near(until, within)),
      write: (write) => certain((to) => to.handoffs.write(write)),
      keepVersion: (id, version) => certain((to) => to.handoffs.keepVersion(id, version)),
      versions: (id) => read((from) => from.handoffs.versions(id)),
      version: (id, version) => read((from) => from.handoffs.version(id, version)),
      burst: (id, state) => read((from) => from.handoffs.burst(id, state)),
      end: (id) => read((from) => from.handoffs.end(id)),
      since: (id, revision) => read((from) => from.handoffs.since(id, revision)),
    },
    handoffRecords: {
      lines: (id) => read((from) => from.handoffRecords.lines(id)),
      saveLine: (id, item, line, at) => certain((to) => to.handoffRecords.saveLine(id, item, line, at)),
      arrival: (id) => read((from) => from.handoffRecords.arrival(id)),
      saveArrival: (id, arrival) => certain((to) => to.handoffRecords.saveArrival(id, arrival)),
      acceptance: (id) => read((from) => from.handoffRecords.acceptance(id)),
      saveAcceptance: (id, acceptance) => certain((to) => to.handoffRecords.saveAcceptance(id, acceptance)),
      verification: (id) => read((from) => from.handoffRecords.verification(id)),
      saveVerification: (id, verification) => certain((to) => to.handoffRecords.saveVerification(id, verification)),
      exports: (id) => read((from) => from.handoffRecords.exports(id)),
      addExport: (id, exported) => certain((to) => to.handoffRecords.addExport(id, exported)),
    },
    drills: {
      list: () => read((from) => from.drills.list()),
      find: (id) => read((from) => from.drills.find(id)),
      save: (result) => certain((to) => to.drills.save(result)),
      remove: (id) => certain((to) => to.drills.remove(id)),
    },
    training: {
      trainees: () => read((from) => from.training.trainees()),
      saveTrainee: (trainee) => certain((to) => to.training.saveTrainee(trainee)),
      removeTrainee: (id) => certain((to) => to.training.removeTrainee(id)),
      records: () => read((from) => from.training.records()),
      saveRecords: (records) => certain((to) => to.training.saveRecords(records)),
      removeRecord: (id) => certain((to) => to.training.removeRecord(id)),
      ratings: () => read((from) => from.training.ratings()),
      rate: (rating) => certain((to) => to.training.rate(rating)),
      unrate: (competency, ratedAt) => certain((to) => to.training.unrate(competency, ratedAt)),
    },
    meta: {
      get: (key) => read((from) => from.meta.get(key)),
      set: (key, value) => certain((to) => to.meta.set(key, value)),
      remove: (key) => certain((to) => to.meta.remove(key)),
    },
  };

  return {
    /** For the services. */
    stores,
    held,
    useFile: (to: Stores) => void (ground = { kind: 'file', stores: to }),
    useMemory: (to: Stores, cause: StorageError) => void (ground = { kind: 'memory', stores: to, cause }),
    /** The file is being replaced. */
    suspend: () => void (ground = { kind: 'none' }),
    isOnFile: () => ground.kind === 'file',
    /** Saves what is held; throws when that still fails. */
    flush(): void {
      if (ground.kind !== 'file') return;
      const { stores: to } = ground;
      if (!held.isEmpty()) watched(() => held.writeTo(to, onSaved));
    },
  };
}

export type WriteGuard = ReturnType<typeof createWriteGuard>;
