import { parseCycle, parseDate, parseInterval } from '../../timers.ts';
import type { Node } from '../moddle.ts';
import { isEventSubProcess, type Rule } from './rule.ts';

const parsers: [string, (text: string) => unknown][] = [
  ['timeDate', parseDate],
  ['timeDuration', parseInterval],
  ['timeCycle', parseCycle],
];

/** Where a timer would end what it sits on at its first turn, a cycle makes no sense. */
const firesOnce = (node: Node): boolean =>
  node.$type === 'bpmn:IntermediateCatchEvent' ||
  (node.$type === 'bpmn:BoundaryEvent' && node.cancelActivity !== false) ||
  (node.$type === 'bpmn:StartEvent' && isEventSubProcess(node.$parent) && node.isInterrupting !== false);

/** Timers repeat only where they may fire more than once; what is written out must be readable. */
export const timers: Rule = (report, node) => {
  const [definition] = node.eventDefinitions ?? [];
  if (definition?.$type !== 'bpmn:TimerEventDefinition') return;
  if (definition.timeCycle && firesOnce(node))
    report.error('timer-cycle', node, 'expected a date or a duration but it is a cycle');
  const cycle = parseCycle(definition.timeCycle?.body?.trim() ?? '');
  if (cycle && 'cron' in cycle)
    report.warning(
      'cron-zone',
      node,
      'the hours of a cron expression are those of UTC here, and on Zeebe those of the zone in which its broker runs (TZ=UTC makes them the same)',
    );
  for (const [part, parse] of parsers) {
    const text: string = definition[part]?.body?.trim() ?? '';
    if (definition[part] && !text.startsWith('=') && parse(text) === undefined)
      report.error('timer-value', node, `expected a readable ${part.slice(4).toLowerCase()} but got '${text}'`);
  }
};
