import type { Diagnostics } from '../model/diagnostics.ts';
import { formatAge, formatDuration } from './format-duration.ts';
import { scrubText } from './scrub-text.ts';

const iso = (at: number | null): string => (at === null ? 'never' : new Date(at).toISOString());

/** The page as a text to send to somebody: English, UTC, and scrubbed once more as a whole. */
export function diagnosticsReport(found: Diagnostics): string {
  const { at, facts, machine, upFor, sources, selfTest, database, outbox, checks, delay, log } = found;
  const lines = [
    `Watchkeeper ${facts.version} diagnostics, ${iso(at)}`,
    `Electron ${facts.electron}, Chromium ${facts.chromium}, Node ${facts.node}, SQLite ${facts.sqlite}`,
    `${machine.system}, ${machine.architecture}${machine.desktop === '' ? '' : `, ${machine.desktop}`}${machine.session === '' ? '' : ` on ${machine.session}`}; time zone ${facts.zone}`,
    `Running for ${formatDuration(upFor)}; memory of the main process ${Math.round(machine.memoryBytes / 1_000_000)} MB`,
    `Timers late by ${delay.median.toFixed(1)} ms (median), ${delay.worst.toFixed(1)} ms (worst of ${delay.samples})`,
    '', 'Sources',
    ...sources.map(({ source, condition, lastGoodAt, reason }) => `  ${source}: ${condition}, last good ${lastGoodAt === null ? 'never' : formatAge(at - lastGoodAt)}${reason === '' ? '' : `. ${reason}`}`),
    '', `Self-test: ${selfTest === null ? 'not run yet' : iso(selfTest.finishedAt)}`,
    ...(selfTest?.findings ?? []).map(({ step, verdict, detail }) => `  ${step}: ${verdict}. ${detail}`),
    '', 'Data',
    `  ${(database.bytes / 1_000_000).toFixed(1)} MB, ${database.findings.length === 0 ? 'integrity good' : `DAMAGED: ${database.findings.join('; ')}`}`,
    `  ${database.backups} backups, the newest ${iso(database.newestBackupAt)}`,
    `  outbox: ${outbox.pending} waiting, ${outbox.asking} asking, ${outbox.maybe} maybe sent; checks: ${checks.total}, ${checks.paused} paused`,
    '', `Log, the last ${log.length} lines`, ...log.map((line) => `  ${line}`),
  ];
  return scrubText(`${lines.join('\n')}\n`);
}
