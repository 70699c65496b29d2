import { eventDefinitionsOf, processesOf, startsOf } from '../element.ts';
import type { Rule } from '../finding.ts';

/** A case starts by the definition of its release; a message or timer start would start the newest one, beside the case. */
export const startWithoutTrigger: Rule = {
  name: 'start-without-trigger',
  check: (definitions) =>
    processesOf(definitions)
      .flatMap(startsOf)
      .filter((start) => eventDefinitionsOf(start).length > 0)
      .map((at) => ({ at, text: 'expected a start event without a trigger' })),
};
