import type { Storm } from '../../../shared/model/alerting.ts';
import type { Connection } from '../open.ts';

type StormRow = { readonly storm_key: string; readonly storm: string };
type MemberRow = { readonly storm_key: string; readonly situation_id: string };

/** Storms only grow: what stands in the file already is not written again. For use inside a transaction; `saved` once that is on disk. */
export function prepareStorms(connection: Connection) {
  const selectStorms = connection.prepare<[], StormRow>('SELECT storm_key, storm FROM storms ORDER BY began_at_ms, storm_key');
  const selectMembers = connection.prepare<[], MemberRow>('SELECT storm_key, situation_id FROM storm_members ORDER BY storm_key, place');
  const upsert = connection.prepare<[string, number, string]>(`
    INSERT INTO storms (storm_key, began_at_ms, storm) VALUES (?, ?, ?)
    ON CONFLICT (storm_key) DO UPDATE SET began_at_ms = excluded.began_at_ms, storm = excluded.storm`);
  const erase = connection.prepare<[string]>('DELETE FROM storms WHERE storm_key = ?');
  const insertMember = connection.prepare<[string, number, string]>('INSERT INTO storm_members (storm_key, place, situation_id) VALUES (?, ?, ?)');
  const eraseMembers = connection.prepare<[string]>('DELETE FROM storm_members WHERE storm_key = ?');
  /** As this connection left them in the file. */
  let written: ReadonlyMap<string, Storm> = new Map();

  function writeMembers({ key, members }: Storm): void {
    const before = written.get(key)?.members ?? [];
    const grown = before.length > 0 && before.length <= members.length && before.at(-1) === members[before.length - 1];
    if (!grown) eraseMembers.run(key);
    const from = grown ? before.length : 0;
    for (const [index, id] of members.slice(from).entries()) insertMember.run(key, from + index, id);
  }

  return {
    read(): readonly Storm[] {
      const members = new Map<string, string[]>();
      for (const { storm_key: key, situation_id: id } of selectMembers.all()) {
        const known = members.get(key);
        if (known === undefined) members.set(key, [id]);
        else known.push(id);
      }
      return selectStorms.all().map(({ storm_key: key, storm }): Storm => {
        const read: Storm = { members: [], ...JSON.parse(storm) };
        return { ...read, members: [...read.members, ...(members.get(key) ?? [])] };
      });
    },
    write(storms: readonly Storm[]): void {
      const keys = new Set(storms.map(({ key }) => key));
      for (const { storm_key: key } of selectStorms.all()) if (!keys.has(key)) erase.run(key);
      for (const storm of storms) {
        if (written.get(storm.key) === storm) continue;
        const { members: _members, ...rest } = storm;
        upsert.run(storm.key, Math.round(storm.beganAt), JSON.stringify(rest));
        writeMembers(storm);
      }
    },
    saved: (storms: readonly Storm[]): void => void (written = new Map(storms.map((storm) => [storm.key, storm]))),
  };
}
