import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../support/database.ts';
import { allCases } from '../../contract/case-files.ts';
import type { Driver } from '../../contract/driver.ts';
import { runCase } from '../../contract/run-case.ts';
import { onTheLab } from '../on-the-lab.ts';
import { adapterDriver } from './adapter-driver.ts';

/** Something of each kind of command and of each kind of wait; all cases: npm run contract -- --engine=adapter, and npm run prove. */
const chosen = [
  'event-based gateway: message wins, timer removed',
  'incidents: a failing input mapping keeps the task from starting; resolved it starts',
  'incidents: a failing output mapping: the job is gone, its variables are local; set and resolve goes on',
  'incidents: cancelling an instance that stands at an incident',
  'messages: a message with time to live 0 is never kept',
  'messages: another key starts another instance',
  'migration: a user task by job',
  'migration: a boundary event that changes whether it interrupts',
  'modification: an element in a sub-process brings its sub-process',
  'modification: an element that is unknown changes nothing',
  'signals: a broadcast starts processes and reaches every instance',
  'events: an event sub-process with a timer date interrupts',
  'call activity: an error caught by an event sub-process around the call',
  'compensation: the inside is undone before the handler of its sub-process',
];

onTheLab(['8.8.0'], 'the contract through client and host of the product', (version) => {
  let database: TestDatabase;
  let driver: Driver;
  beforeAll(async () => {
    database = await testDatabase();
    driver = await adapterDriver(version, database);
  }, 180_000);
  afterAll(async () => {
    await driver?.close();
    await database.drop();
  });

  it('goes as the cases say', async () => {
    const cases = (await allCases()).filter(({ name }) => chosen.includes(name));
    expect(cases.map(({ name }) => name).sort()).toEqual([...chosen].sort());
    const wrong: string[] = [];
    for (const each of cases)
      await runCase(driver, each).catch((error: Error) => wrong.push(`${each.name}: ${error.message}`));
    expect(wrong).toEqual([]);
  }, 180_000);
});
