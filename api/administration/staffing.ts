import { residentsWord, secondPerson, thirdPerson } from '../policies/task.ts';
import type { DrawnTask } from './drawn-tasks.ts';

/** An active person's role. */
export interface Held {
  person: string;
  role: string;
  organisation: string | null;
  department: string | null;
}

export interface Acting {
  id: string;
  organisation: string;
}

/** A step that would wait for somebody who does not exist. */
export interface StaffGap {
  code: 'nobody' | 'nobody-works' | 'nobody-besides' | 'nobody-impartial';
  /** Of which any could do it. */
  roles: string[];
  elements: string[];
  /** Where; empty: wherever the case is. */
  departments: string[];
}

const executing = ({ role }: Held): boolean => role === 'clerk' || role === 'head';

/** Who does the work of a department: those who are in it, and those who work for all of its organisation. */
export function workersOf(department: Acting, held: readonly Held[]): Set<string> {
  const works = (each: Held) =>
    executing(each) &&
    (each.department === department.id || (each.department === null && each.organisation === department.organisation));
  return new Set(held.filter(works).map((each) => each.person));
}

const executesFor = (organisation: string, held: readonly Held[]): Set<string> =>
  new Set(held.filter((each) => executing(each) && each.organisation === organisation).map((each) => each.person));

/**
 * What a case would wait for in vain, by the steps that are drawn and by the rules of who may do them: the same rules as policies/task.ts.
 * `serving`: the departments that get work; each must be able to carry a case to its end.
 */
export function staffGaps(tasks: readonly DrawnTask[], serving: readonly Acting[], held: readonly Held[]): StaffGap[] {
  const holders = (roles: readonly string[]) =>
    new Set(held.filter((each) => roles.includes(each.role)).map((each) => each.person));
  const gaps: StaffGap[] = [];
  const add = (gap: StaffGap): void => {
    const same = gaps.find((each) => each.code === gap.code && `${each.roles}` === `${gap.roles}`);
    if (!same) gaps.push(gap);
    else {
      same.elements = [...new Set([...same.elements, ...gap.elements])];
      same.departments = [...new Set([...same.departments, ...gap.departments])];
    }
  };
  const besides = tasks.filter((task) => secondPerson.includes(task.element));
  for (const { element, roles, inDepartment } of tasks) {
    if (inDepartment) {
      const empty = serving.filter((each) => workersOf(each, held).size === 0).map((each) => each.id);
      if (empty.length > 0 || serving.length === 0)
        add({ code: 'nobody-works', roles: ['clerk', 'head'], elements: [element], departments: empty });
      continue;
    }
    const able = holders(roles);
    if (able.size === 0) {
      add({ code: 'nobody', roles, elements: [element], departments: [] });
      continue;
    }
    for (const department of serving) {
      const workers = [...workersOf(department, held)];
      const at = { roles, elements: [element], departments: [department.id] };
      const needed = thirdPerson.includes(element) && besides.length > 1 ? 2 : 1;
      const free = (worker: string) => [...able].filter((each) => each !== worker).length;
      if (secondPerson.includes(element) && workers.length > 0 && !workers.some((each) => free(each) >= needed))
        add({ code: 'nobody-besides', ...at });
      const executors = executesFor(department.organisation, held);
      if (residentsWord.includes(element) && [...able].every((each) => executors.has(each)))
        add({ code: 'nobody-impartial', ...at });
    }
  }
  return gaps;
}
