import { adHocOf } from './ad-hoc.ts';
import { callOf, decisionOf } from './call.ts';
import { listenersOf } from './listeners.ts';
import { loopOf } from './loop.ts';
import type { Node } from './moddle.ts';
import type { Element, ElementType, EventType } from './model.ts';
import { ioOf, jobOf, messageOf, scriptOf, signalOf, timerOf, userTaskOf } from './parts.ts';
import type { Report } from './report.ts';
import { taskListenersOf } from './task-listeners.ts';
import { eventOf } from './types-of.ts';

type Parts = Partial<Element>;

/** What a task does: its job, its script, its message. */
function taskOf(report: Report, node: Node, type: ElementType): Parts {
  switch (type) {
    case 'service-task':
    case 'send-task':
      return required(report, node, jobOf(report, node));
    case 'script-task': {
      const script = scriptOf(report, node);
      return script.script ? script : required(report, node, jobOf(report, node));
    }
    case 'user-task':
      return userTaskOf(report, node);
    case 'business-rule-task':
      return decisionOf(report, node);
    case 'ad-hoc-sub-process':
      return jobOf(report, node);
    case 'call-activity':
      return callOf(report, node);
    case 'receive-task':
      return { ...messageOf(report, node, node.messageRef, true), catches: [node.id!] };
    default:
      return {};
  }
}

function required(report: Report, node: Node, parts: Parts): Parts {
  if (!parts.job) report.error('job-type', node, 'expected a task definition with a job type but there is none');
  return parts;
}

/** Errors are thrown by a code; a catch without one takes all. */
function errorOf(report: Report, node: Node, definition: Node): Parts {
  const code = definition.errorRef?.errorCode as string | undefined;
  const throws = node.$type === 'bpmn:EndEvent';
  if (throws && !code) report.error('error-code', node, 'expected an error with a code to throw but there is none');
  if (!throws && code?.startsWith('='))
    report.error('error-code', node, `expected a catch with a fixed error code but it is '${code}'`);
  return code ? { code: report.expression(node, code) } : {};
}

/** Escalations are thrown by a code too; a catch without one takes all. */
function escalationOf(report: Report, node: Node, definition: Node, throws: boolean): Parts {
  const code = definition.escalationRef?.escalationCode as string | undefined;
  if (throws && !code)
    report.error('escalation-code', node, 'expected an escalation with a code to throw but there is none');
  if (!throws && definition.escalationRef && !code)
    report.error(
      'escalation-code',
      node,
      'expected an escalation with a code to catch, or none at all to catch every one',
    );
  if (!throws && code?.startsWith('='))
    report.error('escalation-code', node, `expected a catch with a fixed escalation code but it is '${code}'`);
  return code ? { code: report.expression(node, code) } : {};
}

function eventPartsOf(report: Report, node: Node, type: ElementType, event: EventType, ofProcess: boolean): Parts {
  const [definition] = node.eventDefinitions ?? [];
  if (!definition) return {};
  const throws = type === 'end-event' || type === 'intermediate-throw-event';
  switch (event) {
    case 'message':
      return throws
        ? required(report, node, jobOf(report, node))
        : messageOf(report, node, definition.messageRef, !(ofProcess && type === 'start-event'));
    case 'timer':
      return timerOf(report, node, definition);
    case 'signal':
      return signalOf(report, definition);
    case 'error':
      return errorOf(report, node, definition);
    case 'link':
      return { link: definition.name ?? '' };
    case 'compensation':
      return definition.activityRef?.id ? { compensates: definition.activityRef.id } : {};
    case 'escalation':
      return escalationOf(report, node, definition, throws);
    default:
      return {};
  }
}

/** `false` only where the diagram says so: boundary events by `cancelActivity`, starts of event sub-processes by `isInterrupting`. */
function interruptingOf(node: Node, type: ElementType): Parts {
  if (type === 'boundary-event') return { interrupting: node.cancelActivity !== false };
  if (type === 'start-event') return { interrupting: node.isInterrupting !== false };
  return {};
}

/** A node -> its record; flows and what it listens to are added when all are known. */
export function elementOf(report: Report, node: Node, type: ElementType, scope: Node): Element {
  const event = type.endsWith('-event') ? (eventOf(node) as EventType) : undefined;
  const parts = event
    ? eventPartsOf(report, node, type, event, scope.$type === 'bpmn:Process')
    : taskOf(report, node, type);
  return {
    id: node.id!,
    ...(node.name && { name: node.name }),
    type,
    ...(event && { event }),
    scope: scope.id!,
    incoming: 0,
    outgoing: [],
    ...(node.default?.id && { default: node.default.id }),
    ...ioOf(report, node),
    ...loopOf(report, node),
    ...adHocOf(report, node),
    ...listenersOf(report, node),
    ...taskListenersOf(report, node),
    catches: type === 'intermediate-catch-event' ? [node.id!] : [],
    ...interruptingOf(node, type),
    ...parts,
  };
}
