import { existsSync } from 'node:fs';
import type { Missing, Salvage } from '../../services/ports/data-vault.ts';
import type { EventRow } from '../event-row.ts';
import { openConnection, type Connection } from '../open.ts';
import { hourOf, probeHours } from '../probe-retention.ts';
import { prepareEventInsert } from '../repositories/event-writer.ts';
import { giveWay } from './give-way.ts';
import { openReadable } from './readable-copy.ts';
import { readRepair, writeRepair, type RepairRecord } from './repair-record.ts';
import { readableEvents } from './salvage-events.ts';
import { breaksRule, isDamage, putRows, readableRows, type Cell, type Row } from './small-tables.ts';

export type SalvageRequest = { readonly databasePath: string; readonly nativeBinding?: string | undefined };

type Found = Pick<Salvage, 'kept' | 'missing'>;

/** So many rows a transaction, and a pause after each, so that the watch's own writes are not kept waiting. */
const portion = 50;
const spanColumns = ['check_number', 'from_at_ms', 'to_at_ms', 'verdict'] as const;

function inPortions<T>(target: Connection, items: readonly T[], write: (item: T) => void): void {
  for (let start = 0; start < items.length; start += portion) {
    target.transaction(() => items.slice(start, start + portion).forEach(write)).immediate();
    giveWay();
  }
}

/** What could not be read, told by the holes in the row of ids. */
function findHoles(record: RepairRecord): { readonly see: (row: EventRow) => void; readonly missing: (last: number) => Missing | null } {
  let expected = record.since + 1;
  let seenAt = record.restoredFrom;
  let hole: Missing | null = null;
  const widen = (count: number, to: number): void => {
    if (count > 0) hole = { count: (hole?.count ?? 0) + count, from: hole === null ? seenAt : hole.from, to };
  };
  return {
    see: (row) => {
      widen(row.id - expected, row.recorded_at_ms);
      expected = row.id + 1;
      seenAt = row.recorded_at_ms;
    },
    missing: (end) => {
      widen(end - expected, record.foundAt);
      return hole;
    },
  };
}

function carryEvents(source: Connection, target: Connection, record: RepairRecord): Found {
  const insert = prepareEventInsert(target);
  const holes = findHoles(record);
  let kept = 0;
  const put = (row: EventRow): void => {
    try {
      kept += insert.run(row).changes;
      holes.see(row);
    } catch (error) {
      // It was carried over before the last interruption, or it is not a row any more.
      if (!breaksRule(error)) throw error;
      if (error instanceof Error && /events\.id/.test(error.message)) holes.see(row);
    }
  };
  for (const rows of readableEvents(source, record.since, record.before - 1)) inPortions(target, rows, put);
  return { kept, missing: holes.missing(record.before) };
}

function carryProbes(source: Connection, target: Connection, record: RepairRecord): void {
  const newest = hourOf(record.foundAt);
  const oldest = Math.max(newest - probeHours, record.restoredFrom === null ? 0 : hourOf(record.restoredFrom));
  const selectHour = source.prepare<[number], Row>('SELECT * FROM probes WHERE hour = ?');
  for (let at = oldest; at <= newest; at += 1) {
    try {
      const rows = selectHour.all(at);
      if (rows.length === 0) continue;
      target.transaction(() => putRows(target, 'probes', rows, 'OR IGNORE')).immediate();
      giveWay();
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  }
  const extend = target.prepare<Cell[]>(`
    INSERT INTO check_spans (${spanColumns.join(', ')}) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET to_at_ms = max(to_at_ms, excluded.to_at_ms)`);
  inPortions(target, readableRows(source, 'check_hours'), (row) => putRows(target, 'check_hours', [row], 'OR IGNORE'));
  inPortions(target, readableRows(source, 'check_spans'), (row) => {
    try {
      extend.run(...spanColumns.map((column) => row[column] ?? null));
    } catch (error) {
      if (!breaksRule(error)) throw error;
    }
  });
}

/**
 * Carries over what the set-aside file holds beyond the backup, in small portions while the watch goes on. Doing it twice changes nothing.
 * Null when no repair is open.
 */
export function salvage({ databasePath, nativeBinding }: SalvageRequest): Salvage | null {
  const target = openConnection({ path: databasePath, access: 'write', nativeBinding });
  try {
    const record = readRepair(target);
    if (record === null) return null;
    const source = record.aside !== null && existsSync(record.aside) ? openReadable({ path: record.aside, donor: databasePath, nativeBinding }) : null;
    try {
      const unread: Found = { kept: 0, missing: { count: null, from: record.restoredFrom, to: record.foundAt } };
      const result = source === null ? unread : carryEvents(source.connection, target, record);
      if (source !== null) carryProbes(source.connection, target, record);
      writeRepair(target, null);
      return { asidePath: record.aside, foundAt: record.foundAt, restoredFrom: record.restoredFrom, ...result };
    } finally {
      source?.close();
    }
  } finally {
    target.close();
  }
}
