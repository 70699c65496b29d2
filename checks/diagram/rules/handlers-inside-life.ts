import { handlersOf, processesOf } from '../element.ts';
import type { Rule } from '../finding.ts';

/** The older of two instances with one key takes the message, so an instance that lost its run may listen to none. */
export const handlersInsideLife: Rule = {
  name: 'handlers-inside-life',
  check: (definitions) =>
    processesOf(definitions)
      .flatMap((process) => handlersOf(process, 'any'))
      .map((at) => ({ at, text: 'expected event sub-processes only inside the life of the case' })),
};
