import type { Element } from './element.ts';
import type { Finding, Rule, Target } from './finding.ts';
import { boundCalls } from './rules/bound-calls.ts';
import { exclusiveConditions } from './rules/exclusive-conditions.ts';
import { gatewayBehindInterruptedScope } from './rules/gateway-behind-interrupted-scope.ts';
import { handlersInsideLife } from './rules/handlers-inside-life.ts';
import { jobBasedUserTask } from './rules/job-based-user-task.ts';
import { listedConnections } from './rules/listed-connections.ts';
import { namesInWords } from './rules/names-in-words.ts';
import { noClockInFeel } from './rules/no-clock-in-feel.ts';
import { noNestedHandlers } from './rules/no-nested-handlers.ts';
import { rootShape } from './rules/root-shape.ts';
import { speakingIds } from './rules/speaking-ids.ts';
import { startWithoutTrigger } from './rules/start-without-trigger.ts';
import { toldBeforeTerminate } from './rules/told-before-terminate.ts';
import { userTaskForm } from './rules/user-task-form.ts';
import { watchedScopeTerminates } from './rules/watched-scope-terminates.ts';

/** The profile of case-type diagrams: what makes a diagram safe to run for years, beyond what an engine can refuse. */
export const profile: readonly Rule[] = [
  rootShape,
  startWithoutTrigger,
  handlersInsideLife,
  noNestedHandlers,
  watchedScopeTerminates,
  gatewayBehindInterruptedScope,
  toldBeforeTerminate,
  userTaskForm,
  jobBasedUserTask,
  boundCalls,
  noClockInFeel,
  exclusiveConditions,
  listedConnections,
  namesInWords,
  speakingIds,
];

/** Everything the profile has against a diagram (definitions as bpmn-moddle reads them); empty when an analyst may sign it. */
export const checkProfile = (definitions: Element, target: Target = { zeebe: '8.5' }): readonly Finding[] =>
  profile.flatMap((rule) =>
    rule.check(definitions, target).map(({ at, text, level = 'error' }) => ({
      rule: rule.name,
      elementId: at.id ?? '',
      level,
      text,
    })),
  );
