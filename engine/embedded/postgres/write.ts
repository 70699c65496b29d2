import type { Client } from 'pg';
import { v7 } from 'uuid';
import { instantOf } from '../../../domain/instant.ts';
import { numberOf } from './changes.ts';
import type { Held } from './held.ts';
import type { Message } from './message.ts';
import { type PartName, partNames, parts } from './parts.ts';
import { run, type Statement, statement, type Transaction } from './transaction.ts';

/** What became of a message: kept with the processes that have had it, or gone. */
export type Routed = { seq: string; taken: string[]; pending: boolean } | { seq: string; gone: true };

/** All that a transaction of the engine writes. */
export interface Writing<Tx extends Transaction> {
  held: Iterable<Held<Tx>>;
  messages?: Message[];
  routed?: Routed[];
}

/**
 * Writes everything in one statement: round trips, not rows, decide how many steps a second there are. Answers how many of the messages
 * are new; one whose id is still kept is dropped.
 */
export async function write<Tx extends Transaction>(
  connection: Client,
  writing: Writing<Tx>,
): Promise<{ messages: number }> {
  const columns = columnsOf(writing);
  const used = partNames.filter((name) => columns[name] && columns[name].length > 0);
  if (used.length === 0) return { messages: 0 };
  const values = used.flatMap((name) => columns[name] as unknown[]);
  const [written] = await run<{ messages: number }>(connection, statementOf(used), values);
  return { messages: written?.messages ?? 0 };
}

const shapes = new Map<string, Statement>();

/** A statement of exactly these parts; there are few such sets, and each is planned once a connection. */
function statementOf(used: PartName[]): Statement {
  const shape = used.join(' ');
  let found = shapes.get(shape);
  if (!found) {
    let last = 0;
    const clauses = used.map((name) => {
      const { parameters, sql } = parts[name];
      return `"${name}" as (${sql(parameters.map((type) => `$${++last}::${type}`))})`;
    });
    const messages = used.includes('newMessages') ? '(select count(*)::integer from "newMessages")' : '0';
    found = statement('write', `with ${clauses.join(',\n')}\nselect ${messages} as messages`);
    shapes.set(shape, found);
  }
  return found;
}

type Columns = { [name in PartName]?: unknown[] };

function columnsOf<Tx extends Transaction>({ held, messages = [], routed = [] }: Writing<Tx>): Columns {
  const rows = {
    newInstances: [] as object[],
    newJobs: [] as object[],
    newTimers: [] as object[],
    newSubscriptions: [] as object[],
    newIncidents: [] as object[],
    history: [] as object[],
    newMessages: messages.map(messageRow) as object[],
  };
  const moved: string[][] = [[], []];
  const ended: string[] = [];
  const freed: string[][] = [[], [], []];
  const migrated: string[][] = [[], [], [], []];
  const changedJobs: unknown[][] = [[], [], [], [], [], [], []];
  const renamed = { renamedTimers: fours(), renamedSubscriptions: fours(), renamedIncidents: fours() };
  const gone = { goneJobs: pairs(), goneTimers: pairs(), goneSubscriptions: pairs(), goneIncidents: pairs() };

  for (const one of held) {
    const { is, changes, instance } = one;
    // What was taken at home and is not to be kept has never been.
    const messages = one.sent.filter(({ takenBy, ttl }) => takenBy === undefined || ttl > 0);
    rows.newMessages.push(...messages.map(messageRow));
    const now = one.movedAt;
    const place = (key: string) => ({ instance_key: is.key, n: numberOf(key), tenant_id: is.tenant });
    const element = (row: { element: string; elementInstance: string }) => ({
      element_id: row.element,
      element_n: numberOf(row.elementInstance),
    });
    if (one.ended) {
      if (!one.isNew) ended.push(is.key);
      if (is.startKey != null) push(freed, is.tenant, is.process, is.startKey);
    } else if (one.isNew) rows.newInstances.push(instanceRow(one, now));
    else if (one.isMigrated) push(migrated, is.key, is.definition, is.process, JSON.stringify(instance));
    else push(moved, is.key, JSON.stringify(instance));
    for (const job of changes.jobs.added.values())
      rows.newJobs.push({
        ...place(job.key),
        ...element(job),
        type: job.type,
        state: job.state,
        retries: job.retries,
        ready_at: instantOf(job.readyAt),
        headers: JSON.stringify(job.headers),
        task: job.task ? JSON.stringify(job.task) : null,
      });
    for (const [key, { state, retries, readyAt, element, task }] of changes.jobs.changed)
      push(
        changedJobs,
        is.key,
        numberOf(key),
        state ?? null,
        retries ?? null,
        readyAt === undefined ? null : instantOf(readyAt),
        element ?? null,
        task ? JSON.stringify(task) : null,
      );
    for (const [key, { element }] of changes.timers.changed)
      push(renamed.renamedTimers, is.key, numberOf(key), element, null);
    for (const [key, { element, process }] of changes.subscriptions.changed)
      push(renamed.renamedSubscriptions, is.key, numberOf(key), element, process);
    for (const [key, { element }] of changes.incidents.changed)
      push(renamed.renamedIncidents, is.key, numberOf(key), element, null);
    for (const timer of changes.timers.added.values())
      rows.newTimers.push({
        ...place(timer.key),
        ...element(timer),
        due_at: instantOf(timer.due),
        repetitions: timer.repetitions,
      });
    for (const open of changes.subscriptions.added.values())
      rows.newSubscriptions.push({
        ...place(open.key),
        ...element(open),
        process_id: open.process ?? open.called?.process ?? is.process,
        what: open.what,
        name: open.name,
        correlation_key: open.correlationKey ?? '',
      });
    for (const incident of changes.incidents.added.values())
      rows.newIncidents.push({
        ...place(incident.key),
        ...element(incident),
        run_id: is.run,
        kind: incident.kind,
        message: incident.message,
        job_n: incident.job === undefined ? null : numberOf(incident.job),
        raised_at: instantOf(incident.at),
      });
    for (const key of changes.jobs.removed) push(gone.goneJobs, is.key, numberOf(key));
    for (const key of changes.timers.removed) push(gone.goneTimers, is.key, numberOf(key));
    for (const key of changes.subscriptions.removed) push(gone.goneSubscriptions, is.key, numberOf(key));
    for (const key of changes.incidents.removed) push(gone.goneIncidents, is.key, numberOf(key));
    const history = { tenant_id: is.tenant, run_id: is.run, revision: one.revision + 1, at: instantOf(now) };
    const { news, calledNews } = changes;
    if (news.length > 0) rows.history.push({ ...history, instance_key: is.key, definition_key: is.definition, news });
    for (const [instance_key, called] of calledNews)
      rows.history.push({ ...history, instance_key, definition_key: called.definition, news: called.news });
  }

  const keptMessages: unknown[][] = [[], [], []];
  const goneMessages: string[] = [];
  for (const message of routed) {
    if ('gone' in message) goneMessages.push(message.seq);
    else push(keptMessages, message.seq, message.taken.join('\n'), message.pending);
  }

  const columns: Columns = {};
  const some = (name: PartName, lists: unknown[][], parameters: unknown[] = lists) => {
    if (lists[0]!.length > 0) columns[name] = parameters;
  };
  for (const [name, list] of Object.entries(rows)) some(name as PartName, [list], [JSON.stringify(list)]);
  for (const [name, lists] of Object.entries(gone)) some(name as PartName, lists);
  some('movedInstances', moved);
  some('endedInstances', [ended]);
  some('changedJobs', changedJobs);
  some('migratedInstances', migrated);
  for (const [name, lists] of Object.entries(renamed)) some(name as PartName, lists);
  some('keptMessages', keptMessages);
  some('goneMessages', [goneMessages]);
  some('freedStarts', freed);
  return columns;
}

const pairs = (): unknown[][] => [[], []];
const fours = (): unknown[][] => [[], [], [], []];

function push(lists: unknown[][], ...values: unknown[]): void {
  for (const [place, value] of values.entries()) lists[place]!.push(value);
}

const instanceRow = <Tx extends Transaction>({ is, instance }: Held<Tx>, now: number) => ({
  key: is.key,
  tenant_id: is.tenant,
  release_id: is.release,
  run_id: is.run,
  definition_key: is.definition,
  process_id: is.process,
  start_key: is.startKey ?? null,
  state: JSON.stringify(instance),
  started_at: instantOf(now),
});

const messageRow = (message: Message) => ({
  tenant_id: message.tenant,
  release_id: message.release,
  run_id: message.run,
  what: message.what,
  name: message.name,
  correlation_key: message.correlationKey,
  // An id that is not to be kept must not stand in the way of the next one.
  message_id: message.ttl > 0 && message.id !== '' ? message.id : v7(),
  variables: message.variables,
  published_at: instantOf(message.publishedAt),
  expires_at: instantOf(message.publishedAt + message.ttl),
  keeps: message.ttl > 0,
  buffered: message.takenBy !== undefined,
  pending: message.takenBy === undefined,
  taken: [message.thrower, message.takenBy].filter((by) => by !== undefined),
});
