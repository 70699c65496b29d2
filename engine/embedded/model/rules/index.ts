import { boundaryEvents } from './boundary-events.ts';
import { compensations } from './compensations.ts';
import { duplicates } from './duplicates.ts';
import { endlessHandlers } from './endless-handlers.ts';
import { escalationInHandler } from './escalation-in-handler.ts';
import { eventGateways } from './event-gateways.ts';
import { eventsRun } from './events-run.ts';
import { extensions } from './extensions.ts';
import { flows } from './flows.ts';
import { inclusiveJoins } from './inclusive-joins.ts';
import { links } from './links.ts';
import { multiInstance } from './multi-instance.ts';
import { nestedEventSubProcess } from './nested-event-sub-process.ts';
import { processStarts } from './process-starts.ts';
import type { Rule } from './rule.ts';
import { startEvents } from './start-events.ts';
import { timers } from './timers.ts';
import { userTasks } from './user-tasks.ts';

/** Every rule of deployment, one file each; the words for Zeebe's refusals were checked against 8.5.4 and 8.8.0. */
export const rules: readonly Rule[] = [
  eventsRun,
  multiInstance,
  startEvents,
  nestedEventSubProcess,
  boundaryEvents,
  eventGateways,
  endlessHandlers,
  escalationInHandler,
  flows,
  inclusiveJoins,
  links,
  compensations,
  duplicates,
  timers,
  extensions,
  userTasks,
  processStarts,
];
