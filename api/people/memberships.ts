import type { Static } from '@sinclair/typebox';
import { newId } from '../../domain/id.ts';
import { departmentsStore } from '../../store/departments.store.ts';
import { type PersonRow, peopleStore } from '../../store/people.store.ts';
import { personStore } from '../../store/person.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { type Change, wrongFields } from '../administration/administer.ts';
import { ApiError, found } from '../errors/api-error.ts';
import type { MembershipInput } from '../schemas/administration/people.ts';

type Input = Static<typeof MembershipInput>;

/** Whoever does the work does it somewhere. */
const somewhere = new Set(['clerk', 'head']);

/** Where somebody gets a role: a department says its organisation, so that the gate knows who executes. */
async function placeOf(unit: Unit, tenant: string, input: Input) {
  const store = departmentsStore(unit, tenant);
  const wrong = (field: string, got: string) => wrongFields({ field: `body.${field}`, expected: 'an active one', got });
  if (input.departmentId) {
    const department = await store.department(input.departmentId);
    if (!department?.active) throw wrong('departmentId', input.departmentId);
    return { organisation: department.organisationId, department: department.id };
  }
  if (input.organisationId) {
    const organisation = await store.organisation(input.organisationId);
    if (!organisation?.active) throw wrong('organisationId', input.organisationId);
    return { organisation: organisation.id, department: null };
  }
  if (somewhere.has(input.role))
    throw wrongFields({ field: 'body.departmentId', expected: 'a department or an organisation', got: 'nothing' });
  return { organisation: null, department: null };
}

/** Gives a person of this authority (or one just being made) a role. */
export async function join({ unit, tenant, note }: Change, person: string, input: Input): Promise<void> {
  const { organisation, department } = await placeOf(unit, tenant, input);
  const { role } = input;
  const id = newId();
  await personStore(unit)
    .join({ tenant, id, person, role, organisation, department })
    .catch((error: { code?: string }) => {
      throw error.code === '23505' ? new ApiError('known-already') : error;
    });
  note({
    type: 'membership-added',
    subjectKind: 'person',
    subjectId: person,
    payload: { membership: id, role, organisation, department },
  });
}

/** Somebody must go on administering the authority when this person doesn't any more. */
export async function demandAnotherAdministrator({ unit, tenant }: Change, person: string): Promise<void> {
  const others = (await peopleStore(unit, tenant).administrators()).filter((each) => each !== person);
  if (others.length === 0) throw new ApiError('last-administrator');
}

/** Ends a role of a person. Their last one only where they are still found elsewhere. */
export async function leave(change: Change, person: PersonRow, membership: string): Promise<void> {
  const { unit, tenant, note } = change;
  const ended = found(person.memberships.find((each) => each.id === membership));
  if (ended.role === 'administrator' && person.active) await demandAnotherAdministrator(change, person.id);
  if (person.memberships.length === 1 && !person.elsewhere) throw new ApiError('last-membership');
  await peopleStore(unit, tenant).leave(membership);
  const { role, organisationId: organisation, departmentId: department } = ended;
  note({
    type: 'membership-ended',
    subjectKind: 'person',
    subjectId: person.id,
    payload: { membership, role, organisation, department },
  });
}
