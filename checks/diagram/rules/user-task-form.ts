import { allNodesOf, extensionOf, mappingsOf } from '../element.ts';
import type { Complaint, Rule } from '../finding.ts';

/** A task without a form can't be worked; without an output mapping every answer would become a variable of the engine. */
export const userTaskForm: Rule = {
  name: 'user-task-form',
  check: (definitions) =>
    allNodesOf(definitions)
      .filter((node) => node.$type === 'bpmn:UserTask')
      .flatMap((at) => {
        const complaints: Complaint[] = [];
        const form = extensionOf(at, 'zeebe:FormDefinition');
        if (form?.formKey !== at.id)
          complaints.push({ at, text: `expected the form key ${at.id}, for forms are found by the id of their task` });
        if (mappingsOf(at, 'output').length === 0)
          complaints.push({ at, text: 'expected an output mapping that names what may reach the engine' });
        if (!extensionOf(at, 'zeebe:AssignmentDefinition')?.candidateGroups)
          complaints.push({ at, text: 'expected candidate groups: the roles or the department that may work it' });
        return complaints;
      }),
};
