import { endAll } from '../../main/end-all.ts';

test('each end is reached, in order, also behind one that fails; the first failure is told', async () => {
  const ended: string[] = [];
  const end = (name: string, fault?: Error) => async () => {
    ended.push(name);
    if (fault) throw fault;
  };
  const first = new Error('the socket would not close');
  const sudden = () => {
    ended.push('sudden');
    throw new Error('not even a promise');
  };

  await expect(endAll([end('api'), end('relay', first), sudden, end('engine'), end('database')])).rejects.toBe(first);
  expect(ended).toEqual(['api', 'relay', 'sudden', 'engine', 'database']);
  await expect(endAll([end('alone')])).resolves.toBeUndefined();
});
