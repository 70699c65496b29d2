import type { ElementType } from '../model/model.ts';
import { adHocPath, adHocSubProcess } from './ad-hoc-sub-process.ts';
import type { Behaviour } from './behaviour.ts';
import { boundaryEvent } from './boundary-event.ts';
import { businessRuleTask } from './business-rule-task.ts';
import { callActivity } from './call-activity.ts';
import { catchEvent } from './catch-event.ts';
import { endEvent } from './end-event.ts';
import { eventBasedGateway } from './event-based-gateway.ts';
import { exclusiveGateway } from './exclusive-gateway.ts';
import { inclusiveGateway } from './inclusive-gateway.ts';
import { jobTask } from './job-task.ts';
import { multiInstanceBody } from './multi-instance-body.ts';
import { parallelGateway } from './parallel-gateway.ts';
import { passTask } from './pass-through.ts';
import { process } from './process.ts';
import { scriptTask } from './script-task.ts';
import { startEvent } from './start-event.ts';
import { subProcess } from './sub-process.ts';
import { throwEvent } from './throw-event.ts';

/** The behaviour of every element that the engine runs; model/ refuses what is not here. */
export const behaviours: { readonly [type in ElementType]: Behaviour } = {
  process,
  'sub-process': subProcess,
  'event-sub-process': subProcess,
  'call-activity': callActivity,
  'ad-hoc-sub-process': adHocSubProcess,
  'ad-hoc-path': adHocPath,
  'multi-instance-body': multiInstanceBody,
  'start-event': startEvent,
  'end-event': endEvent,
  'intermediate-catch-event': catchEvent,
  'intermediate-throw-event': throwEvent,
  'boundary-event': boundaryEvent,
  task: passTask,
  'manual-task': passTask,
  'service-task': jobTask,
  'send-task': jobTask,
  'user-task': jobTask,
  'business-rule-task': businessRuleTask,
  'script-task': scriptTask,
  'receive-task': catchEvent,
  'exclusive-gateway': exclusiveGateway,
  'parallel-gateway': parallelGateway,
  'inclusive-gateway': inclusiveGateway,
  'event-based-gateway': eventBasedGateway,
};
