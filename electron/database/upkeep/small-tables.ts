import { codeOf } from '../../../shared/domain/reason-of.ts';
import type { Connection } from '../open.ts';
import { asStorageError } from '../storage-fault.ts';
import { isStorageError } from '../../services/ports/storage-error.ts';

/**
 * What the program must know to go on watching, and what people entered: small, and read whole. Parents before children. Each with the
 * column whose text must be a document; null: it has none.
 */
const documents = {
  meta: null, checks: 'definition', check_states: 'state', incidents: 'incident', incident_marks: null, incident_policies: 'policy', incident_pins: null,
  situations: 'situation', shown_alerts: 'shown', silences: 'silence', held_alerts: 'held', storms: 'storm', storm_members: null,
  outbox: 'item', messages: 'message', message_updates: 'said', message_forms: 'form',
  confirmations: null, allowed_commands: null, trainees: 'trainee', training_records: 'record', self_ratings: null, drill_results: 'result',
  handoffs: 'content', handoff_changes: 'change', handoff_versions: 'content',
  handoff_read_backs: null, handoff_records: 'held', handoff_exports: 'held',
} as const;

export const smallTables = Object.keys(documents) as readonly (keyof typeof documents)[];

export type Cell = string | number | bigint | null;
export type Row = Readonly<Record<string, Cell>>;

/** True for a failure that only says that these pages cannot be read. */
export function isDamage(error: unknown): boolean {
  return isStorageError(asStorageError(error), 'corrupt');
}

function keysOf(connection: Connection, table: string): readonly string[] {
  const columns = connection.prepare<[], { readonly name: string; readonly pk: number }>(`SELECT name, pk FROM pragma_table_info('${table}')`).all();
  return columns.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk).map(({ name }) => name);
}

/** Rows from both ends of a table inwards, as far as its pages can be read. */
export function readableRows(source: Connection, table: string): readonly Row[] {
  const rows = new Map<string, Row>();
  let damaged = false;
  for (const direction of ['ASC', 'DESC']) {
    try {
      const keys = keysOf(source, table);
      // The file is of an older format, which had no such table.
      if (keys.length === 0) return [];
      const order = keys.map((key) => `${key} ${direction}`).join(', ');
      for (const row of source.prepare<[], Row>(`SELECT * FROM ${table} ORDER BY ${order}`).iterate()) {
        rows.set(JSON.stringify(keys.map((key) => String(row[key]))), row);
      }
    } catch (error) {
      if (!isDamage(error)) throw error;
      damaged = true;
    }
    if (!damaged) break;
  }
  return [...rows.values()];
}

/** True for a row that breaks a rule of its table. */
export function breaksRule(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_CONSTRAINT');
}

/** Puts rows in one by one; what does not fit the rules of the table is left out. Returns how many went in. */
export function putRows(target: Connection, table: string, rows: readonly Row[], conflict: 'OR REPLACE' | 'OR IGNORE' = 'OR REPLACE'): number {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return 0;
  const insert = target.prepare<Cell[]>(`INSERT ${conflict} INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  let kept = 0;
  for (const row of rows) {
    try {
      kept += insert.run(...columns.map((column) => row[column] ?? null)).changes;
    } catch (error) {
      if (!breaksRule(error)) throw error;
    }
  }
  return kept;
}

function isText(value: Cell | undefined): boolean {
  if (typeof value !== 'string') return false;
  try {
    return typeof JSON.parse(value) === 'object';
  } catch {
    return false;
  }
}

/** Carries the small tables over in one transaction: what the target has and the source still knows better is replaced. */
export function carrySmallTables(source: Connection, target: Connection): number {
  return target
    .transaction(() => {
      let kept = 0;
      for (const table of smallTables) {
        const document = documents[table];
        const rows = readableRows(source, table);
        kept += putRows(target, table, document === null ? rows : rows.filter((row) => isText(row[document])));
      }
      return kept;
    })
    .immediate();
}
