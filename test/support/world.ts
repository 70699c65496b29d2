import { createHash } from 'node:crypto';
import { caseCodes, codeHash } from '../../api/secrets.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { Term } from '../../domain/calendar/term.ts';
import { newId } from '../../domain/id.ts';
import { type Instant, plusMilliseconds } from '../../domain/instant.ts';
import { publicNumber } from '../../domain/number.ts';
import type { TermChangeKind } from '../../domain/term-change.ts';
import type { Incident, Origin, Variables } from '../../engine/port.ts';
import { machineWall, type VirtualClock, virtualClock } from '../../main/clocks.ts';
import { type ExecutorNeed, jobExecutor } from '../../main/work/executor.ts';
import { productListener } from '../../main/work/listener.ts';
import { type Rearmed, rearmDeadlines } from '../../main/work/rearm-deadlines.ts';
import { ReleaseLibrary } from '../../main/work/release-library.ts';
import { cancellationStore } from '../../store/cancellation.store.ts';
import { caseStore } from '../../store/case.store.ts';
import { confirmationStore } from '../../store/confirmation.store.ts';
import { correctionStore } from '../../store/correction.store.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { objectionStore } from '../../store/objection.store.ts';
import { taskStore } from '../../store/task.store.ts';
import { termChangeStore } from '../../store/term-change.store.ts';
import { transact, type Unit } from '../../store/unit-of-work.ts';
import type { AnyWorker } from '../../workers/define-worker.ts';
import { workers } from '../../workers/index.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { type StandEngine, stand } from './stand.ts';
import { diagram, filesOfTown, settingsOfTown, town } from './town.ts';

const tenant = town.tenant.id;
const release = 'release-1';
const codes = caseCodes('a secret of the test');

export interface WorldOptions {
  /** The instant of the trade at which the day begins. */
  at: Instant;
  /** Workers that take the place of the real ones. */
  instead?: Record<string, AnyWorker>;
}

export interface OpenCase {
  id: string;
  run: string;
  number: string;
}

/** The town on real PostgreSQL with an engine (stand.ts), its workers, and a clock of the trade that the test moves. */
export class World {
  readonly clock: VirtualClock;
  readonly app: Database;
  readonly engine: StandEngine;
  readonly #database: TestDatabase;
  readonly #engineDatabase: Database;
  /** Rejects when the engine meets a bug, of which nobody else would hear. */
  readonly #trouble: Promise<never>;

  private constructor(
    parts: Pick<World, 'clock' | 'app' | 'engine'> & { trouble: Promise<never> },
    database: TestDatabase,
    engineDatabase: Database,
  ) {
    this.clock = parts.clock;
    this.app = parts.app;
    this.engine = parts.engine;
    this.#trouble = parts.trouble;
    this.#database = database;
    this.#engineDatabase = engineDatabase;
  }

  static async open({ at, instead = {} }: WorldOptions): Promise<World> {
    const database = await testDatabase();
    const app = openDatabase(database.urls.app, { max: 4 });
    const engineDatabase = openDatabase(database.urls.engine, { max: 6, hot: true });
    const clock = virtualClock();
    clock.moveTo(tenant, at);
    let fail: (error: unknown) => void = () => undefined;
    const trouble = new Promise<never>((_, reject) => {
      fail = reject;
    });
    trouble.catch(() => undefined);
    const engine = await stand.open({ database: engineDatabase, clock, tenant, trouble: fail });
    const world = new World({ clock, app, engine, trouble }, database, engineDatabase);
    await world.#settle(at);
    const need: ExecutorNeed = {
      engine: engine.id,
      workers: new Map([...workers, ...Object.entries(instead)]),
      library: new ReleaseLibrary(),
      wall: machineWall,
      version: 'test',
      intents: (unit) => engine.intents(unit),
      backOffMs: () => 1,
      codes,
      link: (_, page, ...secrets) => `https://sahil.example/${[page, ...secrets].join('/')}`,
    };
    await engine.work(productListener(engine.id), jobExecutor(need));
    return world;
  }

  async close(): Promise<void> {
    await this.engine.stop();
    await this.app.destroy();
    await this.#engineDatabase.destroy();
    await this.#database.drop();
  }

  /** Where each role connects, and the superuser, for looking at what no role may see. */
  get urls(): { app: string; engine: string; admin: string } {
    const { urls, adminUrl } = this.#database;
    return { app: urls.app, engine: urls.engine, admin: adminUrl };
  }

  get now(): Instant {
    return this.clock.now(tenant);
  }

  /** One transaction of the application in the town. */
  act<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    return transact(this.app, { tenants: [tenant] }, work);
  }

  // biome-ignore lint/suspicious/noExplicitAny: rows are of the statement's shape, as in pg
  async rows(sql: string, values: unknown = []): Promise<any[]> {
    return this.act(async (unit) => (await unit.sql.raw(sql, values as never)).rows);
  }

  origin(run: string): Origin {
    return { tenant, release, run, at: this.now };
  }

  /** Lets everything happen that can happen now. The engine would try again for ever what it can't do: here it is a failure at once. */
  async settle(): Promise<void> {
    const idle = this.engine.runUntilIdle();
    idle.catch(() => undefined);
    await Promise.race([idle, this.#trouble]);
  }

  /** Moves the clock of the trade, one instant at a time at which a timer is due. */
  async moveTo(instant: Instant): Promise<void> {
    for (;;) {
      await this.settle();
      const next = await this.engine.nextTimerAt(tenant);
      if (next === undefined || next > instant) break;
      if (next > this.now) this.clock.moveTo(tenant, next);
    }
    // An engine whose clock can't stand still may be a moment further.
    if (instant > this.now) this.clock.moveTo(tenant, instant);
    await this.settle();
  }

  later(milliseconds: number): Promise<void> {
    return this.moveTo(plusMilliseconds(this.now, milliseconds));
  }

  /** Somebody calls: the case is opened and its process started in one unit of work. */
  async call(
    more: {
      description?: string;
      category?: string;
      territory?: string;
      phone?: string | null;
      email?: string | null;
      urgency?: string;
    } = {},
  ): Promise<OpenCase> {
    const {
      description = 'Water is leaking from a pipe',
      territory = 'north.1',
      phone = '+994501234567',
      email = 'sevda@example.org',
    } = more;
    const id = newId();
    const run = newId();
    const number = await this.act(async (unit) => {
      const store = caseStore(unit);
      const year = Number(this.now.slice(0, 4));
      const seq = await store.nextNumber(tenant, 'resident-request', year);
      const given = publicNumber(settingsOfTown.numberFormat, { year, seq });
      await store.open({
        tenant,
        id,
        run,
        number: given,
        caseType: 'resident-request',
        release,
        channel: 'phone',
        language: 'en',
        openedAt: this.now,
        openedBy: 'aygun',
        category: more.category,
        urgency: more.urgency,
        territory,
        secretHash: codeHash(id, codes(id)),
        persons: [{ part: 'resident', name: 'Sevda', phone, email }],
        description: {
          id: newId(),
          kind: 'description',
          language: 'en',
          text: description,
          by: 'aygun',
          at: this.now,
          public: true,
        },
      });
      await this.start(unit, id, run);
      return given;
    });
    await this.settle();
    return { id, run, number };
  }

  /** Asks the engine for an instance of a run. */
  async start(unit: Unit, caseId: string, run: string): Promise<void> {
    const [{ definition_key: definition }] = (
      await unit.sql.raw('select definition_key from release_definition where engine_id = ?', [this.engine.id])
    ).rows;
    await this.engine.intents(unit).start(this.origin(run), { definition, variables: { caseId, runId: run } });
  }

  /** Elements of the open tasks of a run. */
  async tasks(run: string): Promise<string[]> {
    const rows = await this.rows(
      `select element_id from tasks where run_id = ? and state = 'open' order by opened_at, key`,
      [run],
    );
    return rows.map((row) => row.element_id);
  }

  /** Somebody completes the open task at an element of a run, as the API does it. Answers whether it was still there to complete. */
  async answer(run: string, element: string, person: string, answers: Variables): Promise<boolean> {
    const [task] = await this.rows(`select key from tasks where run_id = ? and element_id = ? and state = 'open'`, [
      run,
      element,
    ]);
    if (!task)
      throw new Error(`expected a task at ${element} but open are: ${(await this.tasks(run)).join(', ') || 'none'}`);
    const done = await this.act(async (unit) => {
      const store = taskStore(unit, tenant, this.engine.id);
      const key = task.key;
      const found = (await store.byKey(key))!;
      if (found.state !== 'open' || found.answered) return false;
      const how = await this.engine.intents(unit).completeTask(this.origin(run), { task: key, variables: answers });
      await store.completed(found, { answers, by: person, at: this.now }, how);
      return true;
    });
    await this.settle();
    return done;
  }

  async publish(
    run: string,
    message: { name: string; correlationKey: string; id: string; variables?: Variables },
  ): Promise<void> {
    await this.act((unit) =>
      this.engine.intents(unit).publish(this.origin(run), { ttl: 60_000, variables: {}, ...message }),
    );
    await this.settle();
  }

  /** The resident opens the newest link of a kind that was mailed about the case: the secret in it, hashed as it is kept. */
  async linkOf(of: OpenCase, page: 'confirmation' | 'objection'): Promise<string> {
    const links = (await this.mails(of)).flatMap(
      ({ text }) => text.match(new RegExp(`${page}/([\\w-]{43})`))?.[1] ?? [],
    );
    const secret = links.at(-1);
    if (!secret) throw new Error(`expected a mailed link for ${page} but there is none`);
    return createHash('sha256').update(secret).digest('hex');
  }

  /** The resident says yes or no by the link. Answers whether it counted; after the round it is a late answer. */
  async answerByLink(of: OpenCase, answer: 'yes' | 'no', wake = true): Promise<'counted' | 'late' | 'refused'> {
    const tokenHash = await this.linkOf(of, 'confirmation');
    const said = { answer, reason: null, evidence: 'token', evidenceId: tokenHash, recordedBy: null } as const;
    const result = await this.act(async (unit) => {
      const rounds = confirmationStore(unit, tenant);
      const round = (await rounds.byToken(tokenHash))!;
      if (await rounds.answer(round.id, said, this.now)) {
        const message = {
          name: 'confirmation-received',
          correlationKey: round.key,
          id: round.id,
          ttl: 60_000,
          variables: {},
        };
        if (wake) await this.engine.intents(unit).publish(this.origin(of.run), message);
        return 'counted';
      }
      return (await rounds.answerLate(round.id, said, this.now)) ? 'late' : 'refused';
    });
    if (wake) await this.settle();
    return result;
  }

  /** Somebody with the right to do so changes the term. */
  async changeTerm(of: OpenCase, kind: TermChangeKind, term?: Term, askedAs = 'supervisor'): Promise<void> {
    const [id, reason] = [newId(), newId()];
    const why = { kind: 'reason' as const, text: 'The pipe must be ordered.', by: 'tofiq', at: this.now, public: true };
    await this.act((unit) => caseStore(unit).keepText(tenant, of.id, { id: reason, ...why }));
    await this.act(async (unit) => {
      const change = { id, case: of.id, run: of.run, kind, term, reason, askedBy: 'tofiq', askedAs, at: this.now };
      await termChangeStore(unit, tenant).ask(change);
    });
    const message = { name: 'term-change-requested', correlationKey: of.run, id, variables: { termChangeId: id } };
    await this.publish(of.run, message);
  }

  /** Somebody corrects classification or place; `to` says whether another department has to act now. */
  async correct(
    of: OpenCase,
    change: { category?: string; kind?: string; urgency?: 'normal' | 'urgent' | 'emergency'; territory?: string },
    to: 'the same department' | 'another department',
  ): Promise<void> {
    const id = newId();
    const { category = null, kind = null, urgency = null, territory = null } = change;
    const whose = { case: of.id, run: of.run, reason: 'none', askedBy: 'aygun', at: this.now };
    await this.act((unit) => correctionStore(unit, tenant).ask({ id, category, kind, urgency, territory, ...whose }));
    const name = to === 'another department' ? 'rerouting-requested' : 'correction-requested';
    await this.publish(of.run, { name, correlationKey: of.run, id, variables: { correctionId: id } });
  }

  async askToCancel(of: OpenCase, askedBy: string, reasonCode: string): Promise<void> {
    const id = newId();
    await this.act((unit) =>
      cancellationStore(unit, tenant).ask({ id, case: of.id, run: of.run, askedBy, reasonCode, at: this.now }),
    );
    await this.publish(of.run, { name: 'cancel-requested', correlationKey: of.run, id });
  }

  async object(of: OpenCase): Promise<boolean> {
    const tokenHash = await this.linkOf(of, 'objection');
    const received = await this.act(async (unit) => {
      const objections = objectionStore(unit, tenant);
      const { id } = (await objections.byToken(tokenHash))!;
      if (!(await objections.receive(id, null, this.now))) return undefined;
      return id;
    });
    if (received) await this.publish(of.run, { name: 'objection-received', correlationKey: of.run, id: received });
    return received !== undefined;
  }

  /** The resident reopens an ended case: a further run. */
  async reopen(of: OpenCase): Promise<OpenCase | undefined> {
    const run = newId();
    const opened = await this.act(async (unit) => {
      const again = { tenant, case: of.id, run, release, at: this.now, by: 'resident', why: 'reopened' } as const;
      if ((await caseStore(unit).openAgain(again)) === undefined) return false;
      await this.start(unit, of.id, run);
      return true;
    });
    await this.settle();
    return opened ? { ...of, run } : undefined;
  }

  /** A further revision of the town's calendar; running deadlines are computed anew in batches of this size. */
  async declare(calendar: Calendar, limit: number): Promise<number> {
    await this.act(async ({ sql }) => {
      const [{ last }] = (await sql.raw('select max(revision) as last from calendar where id = ?', [calendar.id])).rows;
      const content = JSON.stringify(calendar);
      await sql('calendar').insert({
        tenant_id: tenant,
        id: calendar.id,
        revision: last + 1,
        content,
        declared_at: this.now,
      });
    });
    const library = new ReleaseLibrary();
    const intents = (unit: Unit) => this.engine.intents(unit);
    let moved = 0;
    for (let after: string | null = ''; after !== null; ) {
      const batch = { tenant, calendar: calendar.id, at: this.now, by: 'tofiq', after, limit };
      const done: Rearmed = await this.act((unit) => rearmDeadlines(unit, { library, intents }, batch));
      moved += done.moved;
      after = done.after;
    }
    await this.settle();
    return moved;
  }

  incidents(run: string): Promise<Incident[]> {
    return this.act((unit) => this.engine.incidents(unit, run));
  }

  async caseOf({ id }: OpenCase): Promise<Record<string, unknown>> {
    const [row] = await this.rows('select * from cases where id = ?', [id]);
    return row;
  }

  /** Types of the case's events, oldest first. */
  async history({ id }: OpenCase): Promise<string[]> {
    return (await this.rows('select type from case_events where case_id = ? order by seq', [id])).map(
      (row) => row.type as string,
    );
  }

  /** Payloads of the case's events of a type, oldest first. */
  async facts({ id }: OpenCase, type: string): Promise<Record<string, unknown>[]> {
    const rows = await this.rows('select payload from case_events where case_id = ? and type = ? order by seq', [
      id,
      type,
    ]);
    return rows.map((row) => row.payload);
  }

  async mails({ id }: OpenCase): Promise<{ to: string; subject: string; text: string }[]> {
    const rows = await this.rows(`select payload from outbox where case_id = ? and kind = 'mail' order by seq`, [id]);
    return rows.map((row) => row.payload);
  }

  /** What the engine keeps of a run: nothing is left when its instance is gone. */
  engineRows(run: string): Promise<number> {
    return this.engine.left(run);
  }

  /** The authority's own rows, and a live release deployed to the engine. */
  async #settle(at: Instant): Promise<void> {
    await this.act(async ({ sql }) => {
      const { id, name, zone, calendar } = town.tenant;
      await sql('tenant').insert({ id, name, zone, languages: ['az', 'en'], settings: { calendar } });
      const own = <T extends object>(all: T[]) => all.map((each) => ({ tenant_id: id, ...each }));
      await sql('category').insert(
        own(town.categories.map((c) => ({ id: c.id, parent_id: c.parent ?? null, name: c.name }))),
      );
      await sql('territory').insert(
        own(town.territories.map((t) => ({ id: t.id, parent_id: t.parent ?? null, name: t.name, kind: 'quarter' }))),
      );
      await sql('organisation').insert(
        own(town.organisations.map((o) => ({ ...o, email: o.email ?? null, kind: 'utility' }))),
      );
      await sql('department').insert(
        own(
          town.departments.map((d) => ({
            id: d.id,
            organisation_id: d.organisation,
            name: d.name,
            email: d.email ?? null,
          })),
        ),
      );
      await sql('person').insert(
        town.people.map((p) => ({
          id: p.id,
          issuer: 'test',
          subject: p.id,
          name: p.id,
          email: p.email ?? null,
          language: p.language,
        })),
      );
      await sql('membership').insert(
        own(
          town.people.map((p) => ({
            id: p.id,
            person_id: p.id,
            role: p.role,
            organisation_id: p.organisation ?? null,
            department_id: p.department ?? null,
          })),
        ),
      );
      await sql('calendar').insert(
        own(town.calendars.map((c, i) => ({ id: c.id, revision: i + 1, content: JSON.stringify(c), declared_at: at }))),
      );
    });
    await this.#release(at);
  }

  async #release(at: Instant): Promise<void> {
    const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
    await this.act(async ({ sql }) => {
      await sql('release').insert({
        tenant_id: tenant,
        id: release,
        case_type: 'resident-request',
        number: 1,
        hash: sha('test'),
        state: 'live',
        settings: JSON.stringify(settingsOfTown),
        message: 'first',
        made_by: 'test',
        made_at: at,
        live_at: at,
      });
      await sql('release_file').insert(
        filesOfTown.map((file) => ({ tenant_id: tenant, release_id: release, ...file, sha256: sha(file.content) })),
      );
    });
    await transact(this.#engineDatabase, { tenants: [tenant] }, async (unit) => {
      const resources = [{ name: `${tenant}/${release}/resident-request.bpmn`, content: diagram() }];
      const definitions = await this.engine.deploy(unit, { tenant, release, at }, resources);
      await unit.sql('release_definition').insert(
        definitions.map((definition) => ({
          tenant_id: tenant,
          release_id: release,
          engine_id: this.engine.id,
          process_id: definition.processId,
          definition_key: definition.key,
        })),
      );
    });
  }
}
