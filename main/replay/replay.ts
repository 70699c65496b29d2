import { deployRelease } from '../../api/releases/deploy-release.ts';
import type { Wall } from '../../domain/clock.ts';
import { type Instant, instantOf, millisecondsOf } from '../../domain/instant.ts';
import type { PostgresEngine } from '../../engine/embedded/postgres/engine.ts';
import type { Database } from '../../store/database.ts';
import { run } from '../../store/statement.ts';
import { transact, type Unit } from '../../store/unit-of-work.ts';
import { contracts } from '../../workers/contracts.ts';
import type { VirtualClock } from '../clocks.ts';
import { Playback } from '../playback/playback.ts';
import type { Stage } from '../playback/stage.ts';
import { Refusal } from '../refusal.ts';
import { loadAuthority } from '../seed/load-authority.ts';
import { areaId, authorityOf, clerkOf, departmentId, operatorOf, reviewerOf } from './authority-of.ts';
import type { Mapping } from './mapping.ts';
import { type Lived, type Report, reportOf } from './report.ts';
import type { Reading, Row } from './rows.ts';
import { serviceOf } from './service-of.ts';

/** Where the numbers of the file are found again. */
const source = 'replay';
/** A number of the range that is kept free for fiction; the file names no persons. */
const anyPhone = '+12135550123';

export interface ReplayNeed {
  database: Database;
  engine: PostgresEngine<Unit>;
  clock: VirtualClock;
  wall: Wall;
  /** What the report must say about the surroundings. */
  notes: string[];
  told?: (now: Instant, left: number) => void;
}

/**
 * Lives every row again through the use cases of the API, the engine and the workers: it opens at its real instant, its work is done (or it
 * is cancelled, or handed to another body with a reviewer's approval) at its real instant, and the resident's yes follows at once, except where nobody can be asked.
 */
export async function replay(need: ReplayNeed, reading: Reading, mapping: Mapping): Promise<Report> {
  const { database, engine, clock, wall } = need;
  const tenant = mapping.tenant.id;
  const { rows } = reading;
  if (!rows[0]) throw new Error('expected at least one row that can be replayed but there is none');
  const began = millisecondsOf(wall.now());
  clock.moveTo(tenant, instantOf(millisecondsOf(rows[0].openedAt) - 1_000));
  await transact(database, { tenants: [tenant] }, async (unit) => {
    if (await unit.sql('tenant').where({ id: tenant }).first())
      throw new Refusal(
        `${tenant} is there already, with its cases: set SAKIN_DATA to an empty folder, or name another tenant in the mapping.`,
      );
    await loadAuthority(unit, authorityOf(mapping, rows), clock.now(tenant), { trial: true });
    const release = {
      tenant,
      caseType: mapping.service,
      message: 'As the file has it',
      files: serviceOf(mapping, rows),
      live: true,
      actor: operatorOf(mapping),
    };
    await deployRelease(unit, { engine, clock, workers: contracts }, release);
  });
  const playback = new Playback({ database, engine, clock }, tenant, mapping.tenant.zone);
  for (const row of rows) playback.at(row.openedAt, row.number, (stage) => live(row, mapping, stage, playback));
  await playback.run(need.told ? { told: need.told } : {});
  const lived = await livedOf(database, tenant, rows);
  clock.release(tenant);
  return reportOf(reading, lived, mapping, (millisecondsOf(wall.now()) - began) / 1000, need.notes);
}

async function live(row: Row, mapping: Mapping, stage: Stage, playback: Playback): Promise<void> {
  const { category, owner } = mapping.types[row.type]!;
  const operator = operatorOf(mapping);
  const { id } = await stage.open({
    actor: operator,
    caseType: mapping.service,
    channel: row.channel,
    language: mapping.tenant.language,
    source,
    externalNumber: row.number,
    description: `${row.type}: ${row.place || 'no address'}`,
    kind: 'request',
    categoryId: category,
    territoryId: row.area ? areaId(row.area) : undefined,
    ...(row.noContact ? {} : { reporter: { phone: anyPhone } }),
  });
  const clerk = clerkOf(mapping, departmentId(owner, row.area));
  const then = (act: (stage: Stage) => Promise<void>): void => playback.at(row.endedAt, row.number, act);
  if (row.end === 'cancelled') {
    then((later) => later.cancel(id, operator, 'withdrawn-by-resident'));
    return;
  }
  if (row.end === 'referred') {
    const why = { reason: 'Referred out in the file.', answer: `${row.type}: it is handed to the body in charge.` };
    then((later) => later.complete(id, 'work', clerk, { outcome: 'referred', body: mapping.referredTo, ...why }));
    then((later) => later.complete(id, 'review', reviewerOf(mapping), { approved: 'yes' }));
    return;
  }
  then((later) => later.complete(id, 'work', clerk, { outcome: 'solved', answer: `${row.type}: the work is done.` }));
  if (!row.noContact) then((later) => later.complete(id, 'call-resident', operator, { reached: 'yes', answer: 'yes' }));
}

async function livedOf(database: Database, tenant: string, rows: Row[]): Promise<Lived[]> {
  const found = await transact(database, { tenants: [tenant] }, (unit) =>
    run<{ number: string; status: string }>(unit, {
      text: 'select external_number as number, status from cases where tenant_id = $1 and source = $2',
      values: [tenant, source],
    }),
  );
  const statuses = new Map(found.map((row) => [row.number, row.status]));
  return rows.map((row) => ({ row, status: statuses.get(row.number), stuck: statuses.get(row.number) === 'open' }));
}
