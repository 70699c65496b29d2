/** A step of the process that waits for a person. */
export interface DrawnTask {
  element: string;
  /** Roles of which any may do it. */
  roles: string[];
  /** Those who work in the case's department do it. */
  inDepartment: boolean;
}

const userTask = /<(?:\w+:)?userTask\b[^>]*?\bid="([^"]+)"[\s\S]*?<\/(?:\w+:)?userTask>/g;
const assignment = /candidateGroups="([^"]*)"/;

/** The user tasks of a diagram with their candidate groups: roles by name, or an expression that names the department. */
export function drawnTasks(bpmn: string): DrawnTask[] {
  return [...bpmn.matchAll(userTask)].map(([text, element]) => {
    const groups = assignment.exec(text)?.[1] ?? '';
    const inDepartment = groups.includes('department:');
    const roles = groups.startsWith('=') ? [] : groups.split(',').map((each) => each.trim());
    return { element: element!, inDepartment, roles: roles.filter((role) => role && !role.startsWith('department:')) };
  });
}
