import { allNodesOf, extensionOf } from '../element.ts';
import { atLeast, type Rule } from '../finding.ts';

/** Native user tasks can't be listed or withdrawn by a client before 8.9 without the search of the vendor's own database. */
export const jobBasedUserTask: Rule = {
  name: 'job-based-user-task',
  check: (definitions, target) =>
    atLeast(target, '8.9')
      ? []
      : allNodesOf(definitions)
          .filter((node) => extensionOf(node, 'zeebe:UserTask'))
          .map((at) => ({ at, text: 'expected a job-based user task (no zeebe:userTask) for a target before 8.9' })),
};
