import type { Instant } from '../domain/instant.ts';
import type { Database } from './database.ts';

export type BeatingService = 'engine' | 'relay';

/** What a process says of a service that it runs. Instants are of the wall. */
export interface Heartbeat {
  service: BeatingService;
  process: string;
  /** The job types that it carries out. */
  workerTypes: string[];
  version: string;
  startedAt: Instant;
  /** When it last looked for work, or was answered; undefined before the first time. */
  contactAt?: Instant | undefined;
  /** When this is said. */
  at: Instant;
  /** What it knows of the way to an engine elsewhere. */
  way?: unknown;
}

/** Under the service's own role. A process has one row for each service, made by its first beat. */
export async function beat(database: Database, one: Heartbeat): Promise<void> {
  await database.raw(
    `insert into heartbeat (service, process, worker_types, version, started_at, contact_at, beat_at, way) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (service, process) do update set contact_at = excluded.contact_at, beat_at = excluded.beat_at, way = excluded.way`,
    [
      ...[one.service, one.process, one.workerTypes, one.version, one.startedAt, one.contactAt ?? null, one.at],
      one.way === undefined ? null : JSON.stringify(one.way),
    ],
  );
}

/** The process stops in order: nobody need wait until its silence is noticed. */
export async function lastBeat(
  database: Database,
  service: BeatingService,
  process: string,
  at: Instant,
): Promise<void> {
  await database.raw('update heartbeat set ended_at = ? where service = ? and process = ?', [at, service, process]);
}

/** A service in all processes together, or the workers of one job type. */
export interface Contact {
  /** The newest one of all processes; null when none ever had one. */
  lastContact: Instant | null;
  /** The newest one of processes that were not stopped; null when all were. */
  runningContact: Instant | null;
}

const contact = `max(contact_at) as "lastContact", max(contact_at) filter (where ended_at is null) as "runningContact"`;

/** Who was heard when, in whatever process: each service, and each job type's workers. */
export async function contacts(
  database: Database,
): Promise<{ services: Map<BeatingService, Contact>; workers: Map<string, Contact> }> {
  const services = await database.raw(`select service, ${contact} from heartbeat group by service`);
  const workers = await database.raw(
    `select type, ${contact} from heartbeat cross join unnest(worker_types) type group by type order by type`,
  );
  return {
    services: new Map(services.rows.map((row: Contact & { service: BeatingService }) => [row.service, row])),
    workers: new Map(workers.rows.map((row: Contact & { type: string }) => [row.type, row])),
  };
}

/** What running processes that said something since know of the way to an engine elsewhere, whoever spoke last first. */
export async function waysSince<Way>(database: Database, since: Instant): Promise<Way[]> {
  const { rows } = await database.raw(
    `select way from heartbeat where service = 'engine' and ended_at is null and way is not null and beat_at > ? order by beat_at desc`,
    [since],
  );
  return rows.map((row: { way: Way }) => row.way);
}
