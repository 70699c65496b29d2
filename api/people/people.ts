import type { Static } from '@sinclair/typebox';
import { newId } from '../../domain/id.ts';
import { type PersonRow, peopleStore } from '../../store/people.store.ts';
import { personStore } from '../../store/person.store.ts';
import { taskRow } from '../../store/task-list.read-model.ts';
import { releaseFor } from '../../store/task-release.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { type Change, changeVersioned, type Made, nameFree, wrongFields } from '../administration/administer.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import type { PersonChange, PersonInput } from '../schemas/administration/people.ts';
import { passwords } from '../sign-in/passwords.ts';
import { embeddedIssuer } from '../sign-in/trial-issuer.ts';
import { demandAnotherAdministrator, join } from './memberships.ts';

/** Somebody as the administration shows them; asked on the unit's own connection, for a second one would be waited for with this one held. */
export async function presentPerson(deps: ApiDeps, { sql }: Unit, { issuer, ...person }: PersonRow) {
  const here = issuer === embeddedIssuer && deps.config.signIn.kind === 'trial';
  return {
    ...person,
    hasPassword: here ? person.trial || (await passwords(sql, deps.wall, '').has(person.userName)) : null,
  };
}

const plainName = /^[a-z0-9][a-z0-9._@-]*$/;

/** Who vouches for a new person, and under which name. */
export function identityOf({ config: { signIn } }: Pick<ApiDeps, 'config'>, userName: string) {
  const wrong = (expected: string) => wrongFields({ field: 'body.userName', expected, got: userName });
  if (signIn.kind === 'issuer') {
    if (userName.startsWith('client:')) throw wrong('the name of a person, not of a system');
    return { issuer: signIn.issuer, subject: userName };
  }
  if (!plainName.test(userName)) throw wrong('small Latin letters, digits, dots, hyphens and @');
  return { issuer: embeddedIssuer, subject: userName };
}

/** Keeps a person who has no role yet; answers their id. */
export async function keepPerson(
  { unit, note }: Pick<Made, 'unit' | 'note'>,
  person: { issuer: string; subject: string; name: string; email: string | null; language: string },
): Promise<string> {
  const id = newId();
  await personStore(unit).add({ id, ...person });
  note({ type: 'person-added', subjectKind: 'person', subjectId: id });
  return id;
}

/** A new person with their roles. How they sign in is told by a link. */
export async function addPerson(deps: ApiDeps, change: Change, input: Static<typeof PersonInput>): Promise<string> {
  const { userName, name, email = null, language, memberships } = input;
  const identity = identityOf(deps, userName);
  const id = await nameFree(keepPerson(change, { ...identity, name, email, language }), userName);
  for (const membership of memberships) await join(change, id, membership);
  return id;
}

/** What somebody had taken goes back to their colleagues. */
async function giveBackTasks({ unit, tenant, who, at }: Change, person: string): Promise<number> {
  const taken = await peopleStore(unit, tenant).tasksOf(person);
  for (const { engine, key } of taken) {
    const task = await taskRow(unit, tenant, engine, key);
    if (task) await releaseFor(unit, tenant, task, who.actor, at);
  }
  return taken.length;
}

/** Changes who somebody is. Deactivated, they are signed out at once and their tasks go back; nobody is deleted. */
export async function changePerson(
  change: Change,
  person: PersonRow,
  wanted: Static<typeof PersonChange>,
): Promise<void> {
  const store = peopleStore(change.unit, change.tenant);
  await changeVersioned(change, {
    kind: 'person',
    there: person,
    wanted,
    async demand(changed) {
      if (person.elsewhere) throw new ApiError('works-elsewhere');
      const ends = changed.includes('active') && !wanted.active;
      if (ends && person.memberships.some(({ role }) => role === 'administrator'))
        await demandAnotherAdministrator(change, person.id);
    },
    write: (values) => store.change(person.id, values),
    async deactivated() {
      const sessions = await store.endSessions(person.id, null);
      return { sessions, tasks: await giveBackTasks(change, person.id) };
    },
  });
}
