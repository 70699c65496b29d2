import { allCases } from './case-files.ts';
import { memoryDriver } from './memory-driver.ts';
import { runCase } from './run-case.ts';

const cases = await allCases();

describe.each([memoryDriver(), memoryDriver({ frozen: true })])('the contract on $name', (driver) => {
  afterAll(() => driver.close());

  test.each(cases.map((each) => [each.name, each] as const))('%s', async (_, each) => {
    await runCase(driver, each);
  });
});

test('there are at least 400 cases, and no two of one name', () => {
  const names = cases.map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(400);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
