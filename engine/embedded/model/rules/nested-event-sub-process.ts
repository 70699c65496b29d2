import { isEventSubProcess, type Rule } from './rule.ts';

/** Zeebe takes an event sub-process directly in another, but it is never triggered, hangs, or leaks (seen on 8.5.4, 8.8.0). */
export const nestedEventSubProcess: Rule = (report, node) => {
  if (isEventSubProcess(node) && isEventSubProcess(node.$parent))
    report.error(
      'nested-event-sub-process',
      node,
      'this engine does not run an event sub-process directly in another: put it in a sub-process of its own',
    );
};
