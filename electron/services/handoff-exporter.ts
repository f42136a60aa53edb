import { basename } from 'node:path';
import { handoffFileName } from '../../shared/domain/handoff-file-name.ts';
import { handoffHtml, handoffPlain, handoffSlack, handoffTypedSlack } from '../../shared/domain/handoff-forms.ts';
import { formatMoment } from '../../shared/domain/handoff-head-text.ts';
import { handoffMarkdown } from '../../shared/domain/handoff-markdown.ts';
import { paperOf } from '../../shared/domain/handoff-paper.ts';
import { packHandoff } from '../../shared/domain/handoff-travel.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import { writeWatchFile, type Sha256 } from '../../shared/domain/watch-file.ts';
import type { Handoff } from '../../shared/model/handoff.ts';
import type { HandoffExport, HandoffFormat } from '../../shared/model/handoff-exchange.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { attemptWith } from './attempt.ts';
import { saveFault } from './file-saver.ts';
import { createMemo } from './memo.ts';
import type { Clock } from './ports/clock.ts';
import type { HandoffFiles } from './ports/handoff-files.ts';
import type { HandoffRecords } from './ports/handoff-records.ts';
import type { MetaStore } from './ports/meta-store.ts';

export type HandoffExporterOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly files: HandoffFiles;
  readonly records: Pick<HandoffRecords, 'exports' | 'addExport'>;
  readonly meta: MetaStore;
  readonly printPdf: (page: { readonly html: string; readonly footer: string }) => Promise<Uint8Array>;
  readonly clipboard: { readonly writePlain: (text: string) => Promise<void>; readonly writeRich: (text: string, html: string) => Promise<void> };
  /** Sends a text to the team's channel; says how it stands. */
  readonly toSlack: (about: { readonly id: string; readonly title: string }, text: string) => Outcome;
  /** Of bytes, in hexadecimal. */
  readonly sumOf: (bytes: Uint8Array) => string;
  readonly sha256: Sha256;
  readonly report: (error: unknown) => void;
};

const names: Readonly<Record<HandoffFormat, string>> = { markdown: 'Markdown', html: 'a page', pdf: 'PDF', plain: 'plain text', slack: 'text for Slack', watch: 'a .watch file' };

/** A handoff on its way out, in any form to any place. What left is on record with the revision that left. */
export function createHandoffExporter({ clock, files, records, meta, printPdf, clipboard, toSlack, sumOf, sha256, report }: HandoffExporterOptions) {
  const attempt = attemptWith(report);
  const memo = createMemo(meta, report);
  const folder = (): string | null => memo.get('handoff.folder');

  function text(handoff: Handoff, format: Exclude<HandoffFormat, 'pdf'>): string {
    switch (format) {
      case 'markdown': return handoffMarkdown(paperOf(handoff));
      case 'html': return handoffHtml(paperOf(handoff));
      case 'plain': return handoffPlain(paperOf(handoff));
      case 'slack': return handoffSlack(paperOf(handoff));
      case 'watch': return writeWatchFile({ kind: 'handoff', body: packHandoff(handoff) }, sha256);
    }
  }
  async function bytes(handoff: Handoff, format: HandoffFormat): Promise<Uint8Array> {
    if (format !== 'pdf') return new TextEncoder().encode(text(handoff, format));
    const { giver, zone, revision } = handoff;
    const footer = `Handoff${giver.name === '' ? '' : ` of ${plainLine(giver.name, 60)}`}, revision ${revision}. Times in ${zone}. Printed ${formatMoment(clock.now(), zone)}.`;
    return printPdf({ html: handoffHtml(paperOf(handoff)), footer });
  }
  /** What left has left, whatever the data file takes. */
  function note({ id, revision }: Handoff, format: string, to: HandoffExport['to'], where: string, sum: string): void {
    attempt(() => records.addExport(id, { at: clock.now(), format, to, where, revision, sum }));
  }
  async function toFile(handoff: Handoff, format: HandoffFormat): Promise<Outcome> {
    const path = await files.choosePlace('Save the handoff', handoffFileName(handoff, format));
    if (path === null) return { result: 'nothing-to-do', message: 'Not saved: no place was chosen.' };
    try {
      const written = await bytes(handoff, format);
      await files.write(path, written);
      note(handoff, format, 'file', path, sumOf(written));
    } catch (error) {
      return { result: 'failed', message: `${path} was not saved: ${saveFault(error)}. Choose another place, or copy the text.` };
    }
    return { result: 'done', message: `Saved as ${path}.` };
  }
  async function toFolder(handoff: Handoff, format: HandoffFormat, anew: boolean): Promise<Outcome> {
    const into = (anew ? null : folder()) ?? (await files.chooseFolder('Where handoffs are kept'));
    if (into === null) return { result: 'nothing-to-do', message: 'Not saved: no folder was chosen.' };
    if (into !== folder()) memo.set('handoff.folder', into);
    try {
      const written = await bytes(handoff, format);
      const own = new Set(records.exports(handoff.id).filter(({ to }) => to === 'folder').map(({ where, sum }) => `${sum} ${where}`));
      // Only what was written here, of this handoff, and was not touched since.
      const path = await files.writeBeside(into, handoffFileName(handoff, format), written, (at, there) => own.has(`${sumOf(there)} ${at}`));
      note(handoff, format, 'folder', path, sumOf(written));
      return { result: 'done', message: `Saved as ${basename(path)} in ${into}.` };
    } catch (error) {
      return { result: 'failed', message: `The handoff was not saved in ${into}: ${saveFault(error)}. Choose another folder, or copy the text.` };
    }
  }
  async function toClipboard(handoff: Handoff, format: 'markdown' | 'rich' | 'plain' | 'slack'): Promise<Outcome> {
    if (format === 'rich') await clipboard.writeRich(text(handoff, 'markdown'), text(handoff, 'html'));
    else await clipboard.writePlain(format === 'slack' ? handoffTypedSlack(paperOf(handoff)) : text(handoff, format));
    note(handoff, format, 'clipboard', '', '');
    return { result: 'done', message: `Copied as ${format === 'rich' ? 'text with its form' : names[format]}.` };
  }

  return {
    folder,
    async export(handoff: Handoff, asked: HandoffExport): Promise<Outcome> {
      switch (asked.to) {
        case 'file': return toFile(handoff, asked.format);
        case 'folder': return toFolder(handoff, asked.format, asked.anew);
        case 'clipboard': return toClipboard(handoff, asked.format);
        case 'slack': {
          const outcome = toSlack({ id: handoff.id, title: handoff.giver.name === '' ? 'Handoff' : `Handoff of ${plainLine(handoff.giver.name, 80)}` }, text(handoff, 'slack'));
          if (outcome.result === 'done' || outcome.result === 'queued') note(handoff, 'slack', 'slack', '', '');
          return outcome;
        }
      }
    },
  };
}
