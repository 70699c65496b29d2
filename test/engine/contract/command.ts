/**
 * npm run contract -- --engine=memory|postgres|zeebe[:8.8.0]|adapter[:8.8.0] [--only=text] [--quiet] [case files]: runs files of contract cases on an engine and prints
 * PASS or FAIL with the reason (SOFT=1: all differences of a case, to find out what an engine does). Without files, all of test/engine/contract/cases-*.mjs.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestDatabase } from '../../support/database.ts';
import { adapterDriver } from '../zeebe/contract/adapter-driver.ts';
import { Unasked } from '../zeebe/contract/adapter-host.ts';
import { differences } from '../zeebe/contract/differences.ts';
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
  if (name === 'postgres') return alone(postgresDriver);
  if (name === 'zeebe') return zeebeDriver(version);
  if (name === 'adapter') return alone((database) => adapterDriver(version, database));
  throw new Error(`expected --engine=memory, postgres, zeebe[:version] or adapter[:version] but got ${engine}`);
}

async function alone(make: (database: TestDatabase) => Promise<Driver>): Promise<Driver> {
  const database = await throwawayDatabase();
  const driver = await make(database);
  return { ...driver, close: () => driver.close().finally(() => database.drop()) };
}

const { noted } = (await import(pathToFileURL(path.resolve('test/engine/contract/bpmn-kit.mjs')).href)) as {
  noted: string[];
};
const driver = await driverOf(option('engine') ?? 'memory');
/** Through client and host of the product, not past them. */
const through = option('engine')?.startsWith('adapter') ?? false;
const started = Date.now();
/** Why cases could not be asked of this engine: what its port does not offer. */
const unasked: string[] = [];
let passed = 0;
let all = 0;
for (const file of files.length ? files : caseFiles()) {
  for (const each of await casesOf(file)) {
    if (!each.name.includes(option('only') ?? '')) continue;
    all++;
    const thrown = await runCase(driver, each).catch((error: unknown) => {
      const meant = through && (each.breaks ? 'Zeebe may break down over it' : differences.get(each.name));
      if (error instanceof Unasked) unasked.push(error.message);
      if (meant) unasked.push(meant);
      if (meant) return meant;
      return error instanceof Error ? error.message : String(error);
    });
    const wrong = [...noted.splice(0), thrown].filter(Boolean).join('\n      ');
    if (!wrong) passed++;
    const verdict = !wrong ? 'PASS' : unasked.at(-1) === thrown ? 'UNASKED' : 'FAIL';
    if (verdict === 'FAIL' || !options.includes('--quiet'))
      console.log(wrong ? `${verdict}  ${each.name}\n      ${wrong.slice(0, 900)}` : `PASS  ${each.name}`);
  }
}
if (unasked.length > 0) console.log(`not asked, or meant to differ: ${unasked.length}`);
console.log(`${driver.name}: ${passed}/${all} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
await driver.close();
process.exitCode = passed + unasked.length === all ? 0 : 1;
