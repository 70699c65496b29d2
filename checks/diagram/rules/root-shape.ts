import {
  called,
  type Element,
  flowElementsOf,
  flowsFrom,
  isFlow,
  jobTypeOf,
  processesOf,
  startsOf,
  targetOf,
} from '../element.ts';
import type { Complaint, Rule } from '../finding.ts';

const steps: readonly [words: string, fits: (node: Element) => boolean][] = [
  ['a task with the job type open-run', (node) => jobTypeOf(node) === 'open-run'],
  ['one sub-process, the life of the case', (node) => node.$type === 'bpmn:SubProcess' && !node.triggeredByEvent],
  ['a task with the job type close-run', (node) => jobTypeOf(node) === 'close-run'],
  ['an end event', (node) => node.$type === 'bpmn:EndEvent'],
];

function check(process: Element): Complaint[] {
  const [start, ...more] = startsOf(process);
  if (!start) return [{ at: process, text: 'expected a start event' }];

  const complaints: Complaint[] = more.map((at) => ({ at, text: 'expected no second start event' }));
  const seen = new Set([start]);
  let node = start;
  for (const [words, fits] of steps) {
    const next = flowsFrom(process, node).map(targetOf);
    if (next.length !== 1 || !fits(next[0]!)) {
      complaints.push({ at: next[0] ?? node, text: `expected ${words} behind ${called(node)}` });
      return complaints;
    }
    node = next[0]!;
    seen.add(node);
  }
  for (const other of flowElementsOf(process))
    if (!isFlow(other) && !seen.has(other)) complaints.push({ at: other, text: 'expected nothing else at the root' });
  return complaints;
}

/** An instance that lost its run must be gone before it listens to anything, and one place must see every end. */
export const rootShape: Rule = {
  name: 'root-shape',
  check: (definitions) => processesOf(definitions).flatMap(check),
};
