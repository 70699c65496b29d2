import { machineWall } from '../../../main/clocks.ts';
import { putUp } from '../../../main/seed/seed-town.ts';
import { type MovingProduct, movingProduct } from '../../support/moving-product.ts';

let product: MovingProduct;
beforeAll(async () => {
  product = await movingProduct();
});
afterAll(() => product.close());

test('a first start that is cut short leaves both sample towns or none, so the next one makes them', async () => {
  const { app, engine, clock } = product;
  const need = { database: app, engine, clock, wall: machineWall };
  const tenants = async () => (await app.raw('select id from sakin_portals()')).rows;
  let deployed = 0;
  // The process ends while the second town is being put up.
  const dying = new Proxy(engine, {
    get: (target, name, self) =>
      name === 'deploy'
        ? (...of: Parameters<typeof engine.deploy>) => {
            deployed += 1;
            if (of[1].tenant === 'qarabulaq') throw new Error('killed');
            return target.deploy(...of);
          }
        : Reflect.get(target, name, self),
  });

  await expect(putUp({ ...need, engine: dying }, 'gulustan', 'qarabulaq')).rejects.toThrow('killed');
  expect(deployed).toBeGreaterThan(1);
  expect(await tenants()).toEqual([]);

  await putUp(need, 'gulustan', 'qarabulaq');
  expect(await tenants()).toEqual([{ id: 'gulustan' }, { id: 'qarabulaq' }]);
}, 60_000);
