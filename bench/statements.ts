import type { ServerSettings } from '../main/postgres/settings.ts';
import type { Database } from '../store/database.ts';

/** Settings of a server that counts what it is asked; counting costs some processor time itself. */
export const counting: ServerSettings = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
  'pg_stat_statements.track_planning': 'on',
  'pg_stat_statements.track_utility': 'on',
};

/** Begins to count anew. */
export async function countFromHere(admin: Database): Promise<void> {
  await admin.raw('create extension if not exists pg_stat_statements');
  await admin.raw('select pg_stat_statements_reset()');
}

/** What was asked since then: statements, milliseconds and write-ahead log for each of so many, and the dearest by name. */
export async function asked(admin: Database, many: number, lines: number): Promise<string> {
  const { rows } = await admin.raw(
    `select regexp_replace(left(query, 160), '\\s+', ' ', 'g') as text, toplevel, calls::float, rows::float, total_exec_time as exec,
       total_plan_time as plan, wal_bytes::float as wal, r.rolname as role
     from pg_stat_statements s join pg_roles r on r.oid = s.userid where query not like '%pg_stat_statements%' order by total_exec_time + total_plan_time desc`,
  );
  const top = rows.filter((row: { toplevel: boolean }) => row.toplevel);
  const sum = (of: string) => top.reduce((all: number, row: Record<string, number>) => all + row[of]!, 0) / many;
  const head = `statements ${sum('calls').toFixed(1)} each, executing ${sum('exec').toFixed(2)} ms, planning ${sum('plan').toFixed(2)} ms, log ${(sum('wal') / 1024).toFixed(1)} KB`;
  const each = rows
    .slice(0, lines)
    .map(
      (row: { [name: string]: number } & { text: string; role: string }) =>
        `${(row.exec! / many).toFixed(3).padStart(7)} +${(row.plan! / many).toFixed(3)} ms ${(row.calls! / many).toFixed(2).padStart(6)} calls ${(row.wal! / many / 1024).toFixed(1).padStart(6)} KB ${row.toplevel ? '' : '  (inside) '}${row.role} ${row.text}`,
    );
  return [head, ...each].join('\n');
}
