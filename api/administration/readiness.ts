import { type LocalText, languages } from '../../domain/language.ts';
import { type HeldRole, heldRoles, readinessOf, staffed, takesCases } from '../../store/readiness.read-model.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import { responsibilityStore } from '../../store/responsibility.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ApiDeps } from '../deps.ts';
import { type ReleaseContent, releaseContent } from '../releases/content.ts';
import { passwords } from '../sign-in/passwords.ts';
import { embeddedIssuer } from '../sign-in/trial-issuer.ts';
import { pathOf } from './categories.ts';
import { type DrawnTask, drawnTasks } from './drawn-tasks.ts';
import { routesOf } from './responsibilities.ts';
import { type Acting, staffGaps } from './staffing.ts';

interface Gap {
  code: 'nobody' | 'nobody-works' | 'nobody-besides' | 'nobody-impartial' | 'no-password' | 'unserved' | 'trial-mail';
  blocks: boolean;
  roles: string[];
  steps: LocalText[];
  names: LocalText[];
}

/** The processes in force, as their steps need people. */
async function drawn(unit: Unit, tenant: string): Promise<{ content: ReleaseContent; tasks: DrawnTask[] }[]> {
  const processes = [];
  for (const { releaseId } of await registerReadModel(unit, tenant).services()) {
    const content = (await releaseContent(unit, tenant, releaseId))!;
    processes.push({ content, tasks: drawnTasks(content.bpmn) });
  }
  return processes;
}

/** Which active categories find an active department, by every service in force, and which departments those are. */
async function servedCategories(unit: Unit, tenant: string) {
  const register = registerReadModel(unit, tenant);
  const categories = await register.categories();
  const parents = new Map(categories.map((each) => [each.id, each.parentId]));
  const acting = (await register.departments())
    .filter((each) => each.active)
    .map(({ id, organisationId, name }) => ({ id, organisation: organisationId, name }));
  const acts = new Set(acting.map((each) => each.id));
  const said = (await responsibilityStore(unit, tenant).all()).filter((each) => each.active);
  const routes = await routesOf(unit, tenant, said);
  const unserved: LocalText[] = [];
  // What is served at a place alone is somebody's work too.
  const serving = new Set(said.map((each) => each.department));
  const active = categories.filter((each) => each.active);
  for (const { id, name } of active) {
    const found = routes(pathOf(id, parents)).map((route) => (route && acts.has(route.department) ? route : undefined));
    for (const route of found) if (route) serving.add(route.department);
    if (found.some((route) => !route)) unserved.push(name);
  }
  return { served: active.length - unserved.length, unserved, acting, serving };
}

/**
 * What is still missing before the authority can take cases, in the order in which it is best made, and what would stop a new case though
 * they are taken: a step of the process in force for which nobody is there, a category that no department serves.
 */
export async function readiness(deps: Pick<ApiDeps, 'config' | 'wall'>, unit: Unit, tenant: string) {
  const has = await readinessOf(unit, tenant);
  const processes = await drawn(unit, tenant);
  const { served, unserved, acting, serving } = await servedCategories(unit, tenant);
  const held = await heldRoles(unit, tenant);
  // Where a supervisor chooses, any department that has people may get the work.
  const get = acting.filter((each) => serving.has(each.id));
  const some =
    get.length > 0 ? get : acting.filter((each) => staffGaps(workOnly, [each], held).length === 0).slice(0, 1);
  const nameOf = new Map(acting.map((each) => [each.id, each.name]));
  const people = processes.flatMap(({ content, tasks }) =>
    staffGaps(tasks, some, held).map(
      ({ code, roles, elements, departments }): Gap => ({
        code,
        blocks: true,
        roles,
        steps: elements.map((each) => content.elementName(each)),
        names: departments.map((each) => nameOf.get(each)!),
      }),
    ),
  );
  if (people.length === 0) people.push(...(await unableToSignIn(deps, unit, processes, some, held)));
  const choosers = processes.flatMap(
    ({ tasks }) => tasks.find((each) => each.element === 'choose-department')?.roles ?? [],
  );
  const chosen = held.some((each) => choosers.includes(each.role));
  const responsibilities: Gap[] =
    unserved.length > 0 ? [{ code: 'unserved', blocks: !chosen, roles: choosers, steps: [], names: unserved }] : [];
  const trialMail = deps.config.mailboxFolder !== undefined;
  const items = [
    { id: 'departments' as const, done: has.departments > 0, count: has.departments },
    {
      id: 'people' as const,
      done: staffed(has) && people.length === 0,
      count: new Set(held.map((each) => each.person)).size,
      gaps: people,
    },
    { id: 'categories' as const, done: has.categories > 0, count: has.categories },
    {
      id: 'responsibilities' as const,
      done: has.categories > 0 && responsibilities.every((each) => !each.blocks),
      count: served,
      gaps: responsibilities,
    },
    { id: 'calendar' as const, done: has.calendars > 0, count: has.calendars },
    { id: 'notice' as const, done: has.notices > 0, count: has.notices },
    { id: 'release' as const, done: has.releases > 0, count: has.releases },
    // Residents can be called, so an authority may begin without: but it must know that nobody gets its letters.
    { id: 'mail' as const, done: !trialMail, count: 0, gaps: trialMail ? [untold] : [] },
  ].map((item) => ({ gaps: [] as Gap[], ...item }));
  return { takesCases: takesCases(has), complete: items.every((each) => each.done || each.id === 'mail'), items };
}

const untold: Gap = { code: 'trial-mail', blocks: false, roles: [], steps: [], names: [] };

/**
 * Somebody is there for each step, but nobody of them can sign in: with the people who have no password yet. Where an OpenID provider of
 * the authority vouches for people, it alone knows.
 */
async function unableToSignIn(
  { config, wall }: Pick<ApiDeps, 'config' | 'wall'>,
  unit: Unit,
  processes: readonly { tasks: DrawnTask[] }[],
  serving: readonly Acting[],
  held: readonly HeldRole[],
): Promise<Gap[]> {
  if (config.signIn.kind !== 'trial') return [];
  const waiting = held.filter((each) => !each.trial && each.issuer === embeddedIssuer);
  const set = await passwords(unit.sql, wall, '').among(waiting.map((each) => each.subject));
  const without = new Set(waiting.filter((each) => !set.has(each.subject)).map((each) => each.person));
  const able = held.filter((each) => !without.has(each.person));
  const roles = [
    ...new Set(processes.flatMap(({ tasks }) => staffGaps(tasks, serving, able).flatMap((each) => each.roles))),
  ];
  if (roles.length === 0) return [];
  const names = new Map(
    held
      .filter((each) => without.has(each.person) && roles.includes(each.role))
      .map((each) => [each.person, each.name]),
  );
  return [
    {
      code: 'no-password',
      blocks: true,
      roles,
      steps: [],
      names: [...names.values()].map((name) => Object.fromEntries(languages.map((each) => [each, name]))),
    },
  ];
}

const workOnly: DrawnTask[] = [{ element: 'work', roles: [], inDepartment: true }];
