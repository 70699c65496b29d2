import type { Company, Intents, Key } from '../../port.ts';
import type { Held } from './held.ts';
import { atOnce, type IntentsNeed, intentsIn, type Way } from './intents.ts';
import type { Message } from './message.ts';
import { connectionOf, type Transaction } from './transaction.ts';

/** Marks the unit of work of one who shares it; copies of it keep the mark. */
const mine = Symbol('intents of one among several');

/** The intents of a unit of work that several share, or undefined for anybody else's. */
export const memberIntents = (tx: Transaction): Intents | undefined => (tx as { [mine]?: Intents })[mine];

/**
 * Several who share a transaction: the instances that they ask for at the same moment are locked by one statement, in the order of keys, and
 * all that has moved is written by one. An instance that another of them has already is for whoever comes alone: what the first did to it
 * may yet be given up.
 */
export function companyIn<Tx extends Transaction>(tx: Tx, need: IntentsNeed<Tx>): Company<Tx> {
  const all = { held: [] as Held<Tx>[], messages: [] as Message[] };
  const asked = new Map<Key, Promise<Held<Tx> | undefined>>();
  let next: { keys: Key[]; found: Promise<Map<Key, Held<Tx>>> } | undefined;

  /** With all others who ask at this moment. */
  function lock(key: Key): Promise<Held<Tx> | undefined> {
    if (!next) {
      const keys: Key[] = [];
      const found = new Promise<void>((resolve) => Promise.resolve().then(() => process.nextTick(resolve))).then(
        async () => {
          next = undefined;
          const held = await need.instances.byKeys(await connectionOf(tx.sql), keys);
          return new Map(held.map((one) => [one.is.key, one]));
        },
      );
      next = { keys, found };
    }
    next.keys.push(key);
    return next.found.then((found) => found.get(key));
  }

  return {
    member(own, alone) {
      const joining = { held: [] as Held<Tx>[], messages: [] as Message[] };
      const way: Way<Tx> = {
        byKey(key) {
          if (asked.has(key)) throw alone();
          const held = lock(key);
          asked.set(key, held);
          return held;
        },
        byRun: () => {
          throw alone();
        },
        async write({ held, messages = [] }) {
          joining.held.push(...held);
          joining.messages.push(...messages);
          return { messages: messages.length };
        },
      };
      const intents = (at: Tx): Intents => intentsIn(at, need, way);
      const marked: Tx = { ...own };
      Object.assign(marked, { [mine]: intents(marked) });
      return {
        tx: marked,
        join() {
          all.held.push(...joining.held);
          all.messages.push(...joining.messages);
        },
      };
    },
    flush: async () => void (await atOnce(tx, need).write(all)),
  };
}
