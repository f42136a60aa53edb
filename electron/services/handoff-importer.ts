import { acceptanceIn } from '../../shared/domain/handoff-acceptance.ts';
import { formatMoment } from '../../shared/domain/handoff-head-text.ts';
import { handoffFileKinds } from '../../shared/domain/handoff-file-name.ts';
import { readHandoffMarkdown } from '../../shared/domain/handoff-markdown-read.ts';
import { withIdsOf } from '../../shared/domain/handoff-open-items.ts';
import { contentOfPaper, type HandoffPaper } from '../../shared/domain/handoff-paper.ts';
import { unpackHandoff, packHandoff } from '../../shared/domain/handoff-travel.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import { canonical, looksLikeWatchFile, readWatchFile, watchFileLimit, type Sha256 } from '../../shared/domain/watch-file.ts';
import { HandoffContentSchema, type Handoff } from '../../shared/model/handoff.ts';
import type { Acceptance, Arrival, HandoffImport, HandoffImported, TravellingHandoff } from '../../shared/model/handoff-exchange.ts';
import { hour } from '../../shared/time/duration.ts';
import type { HandoffShelf } from './handoff-shelf.ts';
import type { Clock } from './ports/clock.ts';
import type { HandoffFiles } from './ports/handoff-files.ts';
import type { HandoffRecords } from './ports/handoff-records.ts';
import type { Journal } from './ports/journal.ts';

/** A handoff in Markdown that is longer than this was not written by people. In characters. */
const markdownLimit = 1024 * 1024;

export type HandoffImporterOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly files: Pick<HandoffFiles, 'chooseFile' | 'readText'>;
  readonly shelf: HandoffShelf;
  readonly records: Pick<HandoffRecords, 'saveArrival' | 'arrival' | 'saveAcceptance'>;
  readonly journal: Pick<Journal, 'append'>;
  readonly me: string;
  /** IANA zone in which times are meant that name none. */
  readonly zone: () => string;
  readonly person: () => Handoff['giver'];
  readonly newId: () => string;
  readonly sha256: Sha256;
  readonly changed: (handoffId: string) => void;
};

const failed = (message: string): HandoffImported => ({ result: 'failed', id: null, message });
const nothing = 'Nothing was taken over.';

/** Handoffs and acceptances on their way in: from a file, or from a text that was dropped or pasted. Nothing is taken over in part. */
export function createHandoffImporter({ clock, files, shelf, records, journal, me, zone, person, newId, sha256, changed }: HandoffImporterOptions) {
  function receive(handoff: Handoff, arrival: Omit<Arrival, 'at' | 'revision'>): HandoffImported {
    const known = shelf.find(handoff.id);
    const from = handoff.giver.name === '' ? '' : ` from ${plainLine(handoff.giver.name, 80)}`;
    if (known !== null && !known.received) return { result: 'nothing-to-do', id: known.id, message: 'You wrote this handoff yourself: it is here already. Send it to who takes over.' };
    const before = known === null ? null : records.arrival(handoff.id);
    if (known?.status === 'accepted') return { result: 'nothing-to-do', id: known.id, message: `You accepted this handoff${from} already. ${nothing}` };
    if (before !== null && before.revision >= handoff.revision) return { result: 'nothing-to-do', id: handoff.id, message: before.revision === handoff.revision ? `This handoff${from} is here already.` : `A newer state of this handoff${from} is here already. ${nothing}` };
    shelf.receive(handoff);
    records.saveArrival(handoff.id, { ...arrival, at: clock.now(), revision: handoff.revision });
    journal.append([{ occurredAt: clock.now(), kind: 'handoff.received', source: 'person', actor: me, title: `Handoff received${from}`, payload: { handoffId: handoff.id, revision: handoff.revision, form: arrival.form } }]);
    changed(handoff.id);
    return { result: 'received', id: handoff.id, message: known === null ? `The handoff${from} is here. Read it back, then accept it.` : `A newer state of the handoff${from} is here. What you have read back is kept.` };
  }
  function takeHandoff(travelling: TravellingHandoff): HandoffImported {
    return receive(unpackHandoff(travelling, clock.now()), { form: 'watch', sum: sha256(canonical(travelling.content)), evidence: travelling.evidence });
  }
  function takeMarkdown(paper: HandoffPaper): HandoffImported {
    const { head } = paper;
    const before = head.id === null ? null : shelf.find(head.id);
    const said = contentOfPaper(paper, newId);
    // Markdown names no items: those that are in both states keep what was read back of them.
    const content = HandoffContentSchema.safeParse(before === null ? said : withIdsOf(before.content, said));
    if (!content.success) return failed(`One of its lines is longer than a handoff holds, or there are too many. ${nothing} Cut it, or ask for the .watch file.`);
    const until = head.shiftUntil ?? Math.floor(clock.now() / hour) * hour;
    return receive({
      id: head.id ?? newId(), revision: head.revision ?? 1, kind: head.kind, emergency: head.emergency, status: 'given', received: true, zone: head.zone ?? zone(),
      shiftFrom: head.shiftFrom ?? until - 12 * hour, shiftUntil: until, shiftKnown: head.shiftFrom !== null && head.shiftUntil !== null, giver: { id: null, name: head.giver }, receiver: head.receiver === '' ? person() : { id: null, name: head.receiver },
      content: content.data, steps: {}, ticks: {}, tells: [], createdAt: clock.now(), changedAt: clock.now(), givenAt: clock.now(), acceptedAt: null, previousId: null,
    }, { form: 'markdown', sum: null, evidence: [] });
  }
  function takeAcceptance(acceptance: Acceptance): HandoffImported {
    const { handoffId, by, at, sum } = acceptance;
    const name = by === '' ? 'the receiver' : plainLine(by, 80);
    const known = shelf.find(handoffId);
    if (known === null) return failed(`This is ${name}’s acceptance of a handoff that is not on this computer. ${nothing}`);
    if (known.received) return { result: 'nothing-to-do', id: known.id, message: 'This is your own acceptance. Send it to who gave you the handoff.' };
    if (known.status === 'accepted') return { result: 'nothing-to-do', id: known.id, message: `The handoff was accepted already. ${nothing}` };
    // A clock that is wrong over there is not right here either.
    const when = Math.max(known.givenAt ?? known.createdAt, Math.min(at, clock.now()));
    const sameText = sum === null || sum === sha256(canonical(packHandoff(known).content));
    records.saveAcceptance(handoffId, { ...acceptance, at: when });
    shelf.accept(handoffId, { id: null, name: by }, when);
    journal.append([{ occurredAt: when, kind: 'handoff.accepted', source: 'person', actor: name, title: `Handoff accepted by ${name}${acceptance.emergency ? ', in an emergency' : ''}`, payload: { handoffId, lines: acceptance.lines, reason: acceptance.reason } }]);
    changed(handoffId);
    return { result: 'accepted', id: handoffId, message: `${name} accepted the handoff, ${formatMoment(when, known.zone)}.${sameText ? '' : ' You changed it after it was sent: tell them what is new.'}` };
  }
  function takeWatch(text: string): HandoffImported {
    if (text.length > watchFileLimit) return failed(`It is larger than any handoff (${watchFileLimit / 1024 / 1024} MB). ${nothing} Check that it is the right file.`);
    const read = readWatchFile(text, sha256);
    if (!read.ok) return failed(read.reason);
    return read.cargo.kind === 'handoff' ? takeHandoff(read.cargo.body) : takeAcceptance(read.cargo.body);
  }
  function take(text: string): HandoffImported {
    if (looksLikeWatchFile(text)) return takeWatch(text);
    const acceptance = text.length > watchFileLimit ? null : acceptanceIn(text);
    // Where a handoff begins before it, the acceptance is one that is quoted there.
    if (acceptance !== null && (acceptance.before.length > markdownLimit || readHandoffMarkdown(acceptance.before) === null)) return takeWatch(new TextDecoder().decode(Buffer.from(acceptance.code, 'base64url')));
    if (text.length > markdownLimit) return failed(`It is larger than any handoff in Markdown (1 MB). ${nothing} Check that it is the right file.`);
    const paper = readHandoffMarkdown(text);
    if (paper === null) return failed(`No handoff stands in it: none of the headings of the handoff template is there. ${nothing}`);
    return takeMarkdown(paper);
  }
  async function takeFile(path: string): Promise<HandoffImported> {
    const read = await files.readText(path, watchFileLimit);
    switch (read.result) {
      case 'text': return take(read.text);
      case 'too-large': return failed(`${read.reason} No handoff is larger than ${watchFileLimit / 1024 / 1024} MB, so it was not read. ${nothing} Check that it is the right file.`);
      case 'no-text': return failed(`${read.reason} ${nothing} Choose a .watch file or a handoff in Markdown; a PDF cannot be taken in.`);
      default: return failed(`The file could not be read: ${read.reason} ${nothing}`);
    }
  }

  return {
    takeFile,
    async import(asked: HandoffImport): Promise<HandoffImported> {
      if (asked.from === 'text') return take(asked.text);
      const path = await files.chooseFile('Take in a handoff or an acceptance', handoffFileKinds);
      return path === null ? { result: 'nothing-to-do', id: null, message: 'No file was chosen.' } : takeFile(path);
    },
  };
}
