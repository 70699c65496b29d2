import type { Database } from '../store/database.ts';

/** Transactions a second of one inserted row each, as pgbench does it, on so many connections: what the disk and the server can. */
export async function commitRate(database: Database, connections: number, seconds: number): Promise<number> {
  await database.raw('create table if not exists commit_probe (n bigint generated always as identity, text text)');
  const until = performance.now() + seconds * 1000;
  let commits = 0;
  const one = async (): Promise<void> => {
    while (performance.now() < until) {
      await database.raw(
        `insert into commit_probe (text) values ('a row of about a hundred bytes, which is what one row of work is')`,
      );
      commits += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  await database.raw('truncate commit_probe');
  return commits / seconds;
}
