import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { machineWall } from '../../../main/clocks.ts';
import { stageOf } from '../../../main/playback/stage.ts';
import { putUp } from '../../../main/seed/seed-town.ts';
import { transact } from '../../../store/unit-of-work.ts';
import { type MovingProduct, movingProduct } from '../../support/moving-product.ts';

const tenant = 'gulustan';
let product: MovingProduct;
beforeAll(async () => {
  product = await movingProduct();
  const { app: database, engine, clock } = product;
  await putUp({ database, engine, clock, wall: machineWall }, tenant);
});
afterAll(() => product.close());

test('a call is taken while a new cluster has no release yet: the case begins on the engine beside', async () => {
  const { app, engine, clock, troubles } = product;
  const opening = {
    ...{ actor: 'aysel', caseType: 'resident-request', channel: 'phone', language: 'az', kind: 'request' },
    ...{ description: 'Binada su yoxdur.', categoryId: 'water.no-supply', territoryId: 'merkez-nizami-7' },
  };
  const lacking = { ...engine, id: 'a cluster met just now' };
  await expect(stageOf(app, { engine: lacking, clock }, tenant).open(opening)).rejects.toMatchObject({
    code: 'release-not-deployed',
  });

  const beside = { ...lacking, beside: engine.id };
  const { id } = await stageOf(app, { engine: beside, clock }, tenant).open(opening);
  await engine.runUntilIdle();

  const { rows } = await transact(app, { tenants: [tenant] }, ({ sql }) =>
    sql.raw(
      `select r.engine_id, t.element_id from case_runs r join tasks t on t.run_id = r.id and t.state = 'open' where r.case_id = ?`,
      [id],
    ),
  );
  expect(rows).toEqual([{ engine_id: engine.id, element_id: 'work' }]);
  expect(troubles).toEqual([]);
});
