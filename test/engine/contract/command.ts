/**
 * npm run contract -- --engine=memory|postgres|zeebe[:8.8.0] [--only=text] [--quiet] [case files]: runs files of contract cases on an engine and prints
 * PASS or FAIL with the reason (SOFT=1: all differences of a case, to find out what an engine does). Without files, all of test/engine/contract/cases-*.mjs.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { caseFiles, casesOf } from './case-files.ts';
import type { Driver } from './driver.ts';
import { memoryDriver } from './memory-driver.ts';
import { postgresDriver } from './postgres-host.ts';
import { runCase } from './run-case.ts';
import { throwawayDatabase } from './throwaway-database.ts';
import { zeebeDriver } from './zeebe-driver.ts';

const options = process.argv.slice(2);
const option = (name: string): string | undefined =>
  options.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
const files = options.filter((each) => !each.startsWith('--')).map((each) => path.resolve(each));

function driverOf(engine: string): Driver | Promise<Driver> {
  const [name, version = '8.8.0'] = engine.split(':');
  if (name === 'memory') return memoryDriver();
  if (name === 'postgres') return postgresAlone();
  if (name === 'zeebe') return zeebeDriver(version);
  throw new Error(`expected --engine=memory, postgres or zeebe[:version] but got ${engine}`);
}

async function postgresAlone(): Promise<Driver> {
  const database = await throwawayDatabase();
  const driver = await postgresDriver(database);
  return { ...driver, close: () => driver.close().finally(() => database.drop()) };
}

const { noted } = (await import(pathToFileURL(path.resolve('test/engine/contract/bpmn-kit.mjs')).href)) as {
  noted: string[];
};
const driver = await driverOf(option('engine') ?? 'memory');
const started = Date.now();
let passed = 0;
let all = 0;
for (const file of files.length ? files : caseFiles()) {
  for (const each of await casesOf(file)) {
    if (!each.name.includes(option('only') ?? '')) continue;
    all++;
    const thrown = await runCase(driver, each).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    const wrong = [...noted.splice(0), thrown].filter(Boolean).join('\n      ');
    if (!wrong) passed++;
    if (wrong || !options.includes('--quiet'))
      console.log(wrong ? `FAIL  ${each.name}\n      ${wrong.slice(0, 900)}` : `PASS  ${each.name}`);
  }
}
console.log(`${driver.name}: ${passed}/${all} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
await driver.close();
process.exitCode = passed === all ? 0 : 1;
