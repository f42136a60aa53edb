import { acceptanceText } from '../../shared/domain/handoff-acceptance.ts';
import { handoffFileName } from '../../shared/domain/handoff-file-name.ts';
import { openItems, unsaidItems } from '../../shared/domain/handoff-open-items.ts';
import { writeWatchFile } from '../../shared/domain/watch-file.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { Refusal } from '../../shared/ipc/refusal.ts';
import type { Handoff } from '../../shared/model/handoff.ts';
import type { Acceptance, HandoffExchange, HandoffImported } from '../../shared/model/handoff-exchange.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { attemptWith } from './attempt.ts';
import { saveFault } from './file-saver.ts';
import { createHandoffExporter, type HandoffExporterOptions } from './handoff-exporter.ts';
import { createHandoffImporter, type HandoffImporterOptions } from './handoff-importer.ts';
import { createHandoffVerifier, type HandoffVerifierOptions } from './handoff-verifier.ts';
import type { Clock } from './ports/clock.ts';
import type { HandoffRecords } from './ports/handoff-records.ts';
import { isStorageError } from './ports/storage-error.ts';

export type HandoffExchangeOptions = Omit<HandoffExporterOptions, 'records'> & Omit<HandoffImporterOptions, 'changed'> & Omit<HandoffVerifierOptions, 'changed' | 'verified'> & {
  readonly clock: Clock;
  readonly records: HandoffRecords;
  readonly files: HandoffExporterOptions['files'];
  readonly publish: (exchange: HandoffExchange) => void;
};

/** A handoff from one person to the next: out, in, read back, accepted, verified (S32-S35, C26). */
export function createHandoffExchange(options: HandoffExchangeOptions) {
  const { clock, records, shelf, journal, me, person, files, sha256, publish, report } = options;
  const attempt = attemptWith(report);
  const exporter = createHandoffExporter(options);
  const importer = createHandoffImporter({ ...options, changed });
  const verifier = createHandoffVerifier({ ...options, changed, verified: shelf.verified });

  function find(id: string): Handoff {
    const handoff = shelf.find(id);
    if (handoff === null) throw new Refusal({ code: 'not-found', message: 'This handoff is not there. Nothing was changed.' });
    return handoff;
  }
  /** It counts once the handoff itself is accepted: an end of the program, or of the disk's room, in between leaves it to be accepted again. */
  const acceptanceOf = ({ id, status }: Handoff): Acceptance | null => (status === 'accepted' ? records.acceptance(id) : null);
  const fileOf = (acceptance: Acceptance): string => writeWatchFile({ kind: 'acceptance', body: acceptance }, sha256);
  function view(id: string): HandoffExchange {
    const handoff = find(id);
    const acceptance = acceptanceOf(handoff);
    return {
      handoffId: id,
      openItems: openItems(handoff.content),
      lines: records.lines(id),
      arrival: records.arrival(id),
      acceptance,
      acceptanceText: acceptance === null ? null : acceptanceText(acceptance, handoff, Buffer.from(JSON.stringify(JSON.parse(fileOf(acceptance)))).toString('base64url')),
      verification: verifier.current(id),
      exports: records.exports(id),
      folder: exporter.folder(),
    };
  }
  function changed(id: string): void {
    attempt(() => publish(view(id)));
  }
  /** What the disk refuses is said in words; doing it again goes on from what is there. */
  function sayDisk(error: unknown): never {
    if (!isStorageError(error)) throw error;
    throw new Refusal({ code: 'unavailable', message: `This could not be written to the disk: ${error.message} What you typed is still here; make room and try again.` });
  }
  function onDisk<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      return sayDisk(error);
    }
  }
  function received(id: string): Handoff {
    const handoff = find(id);
    if (!handoff.received) throw new Refusal({ code: 'refused', message: 'You give this handoff: who takes it over reads it back.' });
    return handoff;
  }

  return {
    view: ({ id }: Input<'handoff.exchange'>): HandoffExchange => view(id),
    async export(asked: Input<'handoff.export'>): Promise<Outcome> {
      const outcome = await exporter.export(find(asked.id), asked);
      changed(asked.id);
      return outcome;
    },
    import: (asked: Input<'handoff.import'>): Promise<HandoffImported> => importer.import(asked).catch(sayDisk),
    /** A file that the system hands over. */
    takeFile: importer.takeFile,
    readBack({ id, itemId, line }: Input<'handoff.readBack'>): HandoffExchange {
      const { status, content } = received(id);
      if (status === 'accepted') throw new Refusal({ code: 'refused', message: 'You accepted this handoff: what you read back stays as it is.' });
      if (!openItems(content).some((item) => item.id === itemId)) throw new Refusal({ code: 'not-found', message: 'This item is not open in the handoff any more. Nothing was changed.' });
      onDisk(() => records.saveLine(id, itemId, line, clock.now()));
      changed(id);
      return view(id);
    },
    accept({ id, emergency, reason }: Input<'handoff.accept'>): Outcome {
      const handoff = received(id);
      if (handoff.status === 'accepted') return { result: 'nothing-to-do', message: 'You accepted this handoff already.' };
      const items = openItems(handoff.content);
      const lines = records.lines(id);
      const left = unsaidItems(items, lines);
      if (left.length > 0 && !emergency) return { result: 'needs-person', message: `${left.length === 1 ? 'One open item is' : `${left.length} open items are`} not read back yet: ${left.slice(0, 3).map(({ title }) => title).join('; ')}${left.length > 3 ? '…' : ''}. In an emergency, accept with a reason.` };
      if (left.length > 0 && reason === '') throw new Refusal({ code: 'invalid-input', message: 'Say why it is accepted without the read-back. Nothing was changed.', fields: { reason: 'Say why, in one line.' } });
      const arrival = records.arrival(id);
      const self = person();
      const by = self.name === '' ? { ...self, name: handoff.receiver?.name ?? '' } : self;
      const acceptance: Acceptance = {
        handoffId: id, revision: arrival?.revision ?? handoff.revision, sum: arrival?.sum ?? null, by: by.name, at: clock.now(), emergency: left.length > 0, reason: left.length > 0 ? reason : '',
        lines: items.map((item) => ({ title: item.title, line: lines[item.id] ?? '' })),
      };
      onDisk(() => {
        records.saveAcceptance(id, acceptance);
        shelf.accept(id, by, acceptance.at);
      });
      // It is accepted by now, whatever becomes of the entry on the timeline.
      attempt(() => {
        journal.append([{ occurredAt: acceptance.at, kind: 'handoff.accepted', source: 'person', actor: me, title: `Handoff from ${handoff.giver.name === '' ? 'the giver' : handoff.giver.name} accepted${acceptance.emergency ? ', in an emergency' : ''}`, body: acceptance.reason, payload: { handoffId: id, lines: acceptance.lines } }]);
      });
      changed(id);
      return { result: 'done', message: 'Accepted: you have the watch. Send the acceptance to who gave you the handoff.' };
    },
    /** The acceptance as a file for the giver. */
    async saveAcceptance({ id }: Input<'handoff.saveAcceptance'>): Promise<Outcome> {
      const handoff = find(id);
      const acceptance = acceptanceOf(handoff);
      if (acceptance === null) return { result: 'nothing-to-do', message: 'It is not accepted yet.' };
      const path = await files.choosePlace('Save the acceptance', handoffFileName(handoff, 'watch').replace(/\.watch$/, '-accepted.watch'));
      if (path === null) return { result: 'nothing-to-do', message: 'Not saved: no place was chosen.' };
      try {
        await files.write(path, new TextEncoder().encode(fileOf(acceptance)));
      } catch (error) {
        return { result: 'failed', message: `${path} was not saved: ${saveFault(error)}. Choose another place, or copy the acceptance.` };
      }
      return { result: 'done', message: `Saved as ${path}. Send it to who gave you the handoff.` };
    },
    verify: ({ id }: Input<'handoff.verify'>): Promise<Outcome> => verifier.verify(find(id)).catch(sayDisk),
    confirm({ id, step, ok, note }: Input<'handoff.confirm'>): Outcome {
      find(id);
      return onDisk(() => verifier.confirm(id, step, ok, note));
    },
  };
}

export type HandoffExchangeDesk = ReturnType<typeof createHandoffExchange>;
