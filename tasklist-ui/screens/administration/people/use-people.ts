import { useQuery } from '@tanstack/react-query';
import type { CallInput, Reply } from '../../../../client/index.ts';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { usePages } from '../parts/use-administration.ts';

export type Person = Reply<'getAdministeredPerson'>;
export type PeopleFilter = Pick<NonNullable<CallInput<'listAdministeredPeople'>['query']>, 'q' | 'active'>;

/** People by name. */
export function usePeople(filter: PeopleFilter) {
  const { id: tenant } = useTenant();
  return usePages<Person>(['people', filter], (after) =>
    server.listAdministeredPeople({ path: { tenant }, query: { ...filter, limit: 25, ...(after && { after }) } }),
  );
}

export function usePerson(personId: string) {
  const { id: tenant } = useTenant();
  return useQuery({
    queryKey: [tenant, 'administration', 'person', personId],
    queryFn: () => server.getAdministeredPerson({ path: { tenant, personId } }),
  });
}

/** Departments and organisations in which somebody can get a role. */
export function usePlacesOfWork() {
  const { id: tenant } = useTenant();
  return useQuery({
    queryKey: [tenant, 'administration', 'places-of-work'],
    queryFn: async () => {
      const query = { active: true, limit: 200 };
      const [organisations, departments] = await Promise.all([
        server.listOrganisations({ path: { tenant }, query }),
        server.listAdministeredDepartments({ path: { tenant }, query }),
      ]);
      return { organisations: organisations.items, departments: departments.items };
    },
  });
}
