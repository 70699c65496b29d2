import { type Instant, plusMilliseconds } from '../../domain/instant.ts';
import { machineWall } from '../../main/clocks.ts';
import { type Stage, stageOf } from '../../main/playback/stage.ts';
import { putUp } from '../../main/seed/seed-town.ts';
import { transact, type Unit } from '../../store/unit-of-work.ts';
import { type MovingProduct, movingProduct } from './moving-product.ts';

/** A town of the seeds with its services, its people, real workers and engine on PostgreSQL, and a clock that the test moves. */
export class TownDay {
  readonly product: MovingProduct;
  readonly tenant: string;
  readonly stage: Stage;

  private constructor(product: MovingProduct, tenant: string) {
    this.product = product;
    this.tenant = tenant;
    this.stage = stageOf(product.app, product, tenant);
  }

  /** The first town is the one whose day it is; `others` stand beside it. */
  static async open(at: Instant, tenant: string, ...others: string[]): Promise<TownDay> {
    const product = await movingProduct();
    for (const each of [tenant, ...others]) product.clock.moveTo(each, at);
    await putUp(
      { database: product.app, engine: product.engine, clock: product.clock, wall: machineWall },
      tenant,
      ...others,
    );
    return new TownDay(product, tenant);
  }

  async close(): Promise<void> {
    await this.product.close();
  }

  get now(): Instant {
    return this.product.clock.now(this.tenant);
  }

  act<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    return transact(this.product.app, { tenants: [this.tenant] }, work);
  }

  // biome-ignore lint/suspicious/noExplicitAny: rows are of the statement's shape, as in pg
  rows(sql: string, values: unknown = []): Promise<any[]> {
    return this.act(async (unit) => (await unit.sql.raw(sql, values as never)).rows);
  }

  settle(): Promise<void> {
    return this.product.engine.runUntilIdle();
  }

  /** Moves the clock, one instant at a time at which a timer is due. */
  async moveTo(instant: Instant): Promise<void> {
    const { engine, clock } = this.product;
    for (;;) {
      await this.settle();
      const next = await engine.nextTimerAt(this.tenant);
      if (next === undefined || next > instant) break;
      if (next > this.now) clock.moveTo(this.tenant, next);
    }
    if (instant > this.now) clock.moveTo(this.tenant, instant);
    await this.settle();
  }

  later(hours: number): Promise<void> {
    return this.moveTo(plusMilliseconds(this.now, hours * 3_600_000));
  }

  /** 07:00 UTC of the next day. */
  nextMorning(): Promise<void> {
    return this.moveTo(`${plusMilliseconds(this.now, 86_400_000).slice(0, 10)}T07:00:00.000Z`);
  }

  async open(opening: Parameters<Stage['open']>[0]): Promise<string> {
    const { id } = await this.stage.open(opening);
    await this.settle();
    return id;
  }

  async does(caseId: string, element: string, person: string, answers: Record<string, unknown>): Promise<void> {
    await this.stage.complete(caseId, element, person, answers);
    await this.settle();
  }

  tasks(caseId: string): Promise<string[]> {
    return this.stage.openTasks(caseId);
  }

  async caseOf(caseId: string): Promise<Record<string, unknown>> {
    return (await this.rows('select * from cases where id = ?', [caseId]))[0];
  }

  /** Payloads of the case's events of a type, oldest first. */
  async facts(caseId: string, type: string): Promise<Record<string, unknown>[]> {
    const rows = await this.rows('select payload from case_events where case_id = ? and type = ? order by seq', [
      caseId,
      type,
    ]);
    return rows.map((row) => row.payload);
  }

  async mails(caseId: string): Promise<{ to: string; subject: string; text: string }[]> {
    const rows = await this.rows(`select payload from outbox where case_id = ? and kind = 'mail' order by seq`, [
      caseId,
    ]);
    return rows.map((row) => row.payload);
  }
}
