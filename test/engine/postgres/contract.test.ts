import path from 'node:path';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { caseFiles } from '../contract/case-files.ts';
import type { Case, Driver } from '../contract/driver.ts';
import { postgresDriver } from '../contract/postgres-host.ts';
import { runCase } from '../contract/run-case.ts';

let database: TestDatabase;
let driver: Driver;

beforeAll(async () => {
  database = await testDatabase();
  driver = await postgresDriver(database);
});
afterAll(async () => {
  await driver.close();
  await database.drop();
});

const files: { file: string; cases: Case[] }[] = [];
for (const file of caseFiles()) files.push({ file: path.basename(file), cases: (await import(file)).cases });

// Every command meets an engine that has just been made: what an instance is, the database alone knows.
describe.each(files)('on PostgreSQL, with nothing kept in the process: $file', ({ cases }) => {
  test.each(cases)('$name', async (each) => {
    await runCase(driver, each);
  });
});
