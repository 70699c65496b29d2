import type { Register } from '../context.ts';
import type { TrialState, TrialTown } from './state.ts';

/** The authority of a trial, asked as the real one is. */
export function trialRegister(town: TrialTown, of: TrialState): Register {
  const path = (tree: { id: string; parent?: string }[], id: string): string[] => {
    const found = tree.find((each) => each.id === id);
    return found ? [found.id, ...(found.parent ? path(tree, found.parent) : [])] : [];
  };
  return {
    categoryPath: async (id) => path(town.categories, id),
    territoryPath: async (id) => path(town.territories, id),
    servedBy: async (categories) => (town.responsibilities ?? []).filter((each) => categories.includes(each.category)),
    managementsOf: async (places) => (town.managements ?? []).filter((each) => places.includes(each.territory)),
    categoryWords: async () =>
      town.categories.map(({ id, parent, words = {} }) => ({ id, parentId: parent ?? null, words })),
    organisationOf: async (id) => town.departments.find((each) => each.id === id)?.organisation,
    async calendar(id = town.tenant.calendar) {
      const revisions = town.calendars.filter((each) => each.id === id);
      const calendar = revisions.at(-1);
      if (!calendar) throw new Error(`expected a calendar ${id} but there is none`);
      return { calendar, revision: revisions.length };
    },
    async peopleOf(role) {
      const { department, organisation } = of.case;
      const holders = town.people.filter((each) => each.role === role);
      const near = [
        holders.filter((each) => each.department !== undefined && each.department === department),
        holders.filter(
          (each) => !each.department && each.organisation !== undefined && each.organisation === organisation,
        ),
        holders.filter((each) => !each.department && !each.organisation),
      ];
      const people = near.find((each) => each.length > 0) ?? [];
      return people.map(({ id: person, email = null, language }) => ({ person, email, language }));
    },
    async mailOf(id) {
      const department = town.departments.find((each) => each.id === id);
      return department?.email ?? town.organisations.find((each) => each.id === department?.organisation)?.email;
    },
    executesFor: async (person, organisation) =>
      town.people.some(
        (each) =>
          each.id === person && each.organisation === organisation && (each.role === 'clerk' || each.role === 'head'),
      ),
  };
}
