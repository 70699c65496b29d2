import type { Intents } from './port.ts';

/** Marks a unit of work that an engine has handed to a job's handler; copies of it (a savepoint's) keep the mark. */
const inHand = Symbol('intents of a handler');

/** The unit of work as a handler gets it: what it commands is collected, and takes effect after its job's completion. */
export const handedTo = <Tx extends object>(tx: Tx, collect: Intents): Tx => ({ ...tx, [inHand]: collect });

/** The intents of a unit of work that a handler has, or undefined for anybody else's. */
export const handlerIntents = (tx: object): Intents | undefined => (tx as { [inHand]?: Intents })[inHand];
