import type { Case, Driver } from './driver.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function refusalOf(driver: Driver, { xml }: Case): Promise<string | undefined> {
  try {
    await driver.load(xml, { keep: true });
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

async function breaksDown(run: () => Promise<void>, words: string): Promise<void> {
  const said = await run().then(() => undefined, messageOf);
  if (!said?.includes(words)) throw new Error(`expected Zeebe to break down with '${words}' but it says: ${said}`);
}

/** Runs one case on one engine; throws when the engine behaves otherwise than expected. */
export async function runCase(driver: Driver, each: Case): Promise<void> {
  const version = await driver.version();
  const lacks = each.needs !== undefined && !driver.abilities.has(each.needs);
  const said = typeof each.refused === 'function' ? each.refused(version) : each.refused;
  const words = said ?? (each.stricter && !driver.wordsOfZeebe ? '' : undefined);
  if (!lacks && words === undefined) {
    const breaks = typeof each.breaks === 'function' ? each.breaks(version) : each.breaks;
    const run = async () => {
      await each.fn(await driver.load(each.xml), version);
      const faults = await driver.faults?.();
      if (faults?.length) throw new Error(`expected clean books but ${faults.join('; ')}`);
    };
    return breaks !== undefined && driver.wordsOfZeebe ? breaksDown(run, breaks) : run();
  }

  const refusal = await refusalOf(driver, each);
  if (refusal === undefined) throw new Error('expected the engine to refuse the deployment but it took it');
  if (lacks && !refusal.includes('does not run'))
    throw new Error(`expected the refusal to say what is not run but it says: ${refusal}`);
  if (words !== undefined && driver.wordsOfZeebe && !refusal.includes(words))
    throw new Error(`expected the refusal to say '${words}' but it says: ${refusal}`);
}
