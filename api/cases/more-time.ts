import type { Term } from '../../domain/calendar/term.ts';
import { newId } from '../../domain/id.ts';
import { actorNames } from '../../store/actor.read-model.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { caseItem } from '../../store/case-list.read-model.ts';
import { appendEvents } from '../../store/event.store.ts';
import { staffOf } from '../../store/staff.read-model.ts';
import { type TermWishRow, termWishStore } from '../../store/term-wish.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import { writeToStaff } from '../letters/write-to-staff.ts';
import { Case, can, type Member, memberOf } from '../policies/index.ts';
import { whoOf } from '../tasks/assignees.ts';
import { changeTerm } from './change-term.ts';
import { keepReason } from './keep-reason.ts';
import { caseSubject, type LoadedCase } from './load-case.ts';
import { previewTerm, termRefusal } from './term-preview.ts';

type Deps = Pick<ApiDeps, 'clock' | 'wall' | 'engine'>;

const originOf = ({ view }: LoadedCase, tenant: string, at: string, actor: string) => ({
  tenant,
  case: view.id,
  run: view.currentRun ?? undefined,
  release: view.releaseId,
  at,
  actor,
});

/** People who may extend the term of this case: those of the department before those above it. */
async function deciders(unit: Unit, tenant: string, { subject }: LoadedCase) {
  const people = (await staffOf(unit, tenant)).filter((person) => {
    const member = memberOf(whoOf(tenant, person), tenant);
    return member !== undefined && can(member, 'extend the term of', Case, subject);
  });
  const near = people.filter(({ memberships }) => memberships.some((each) => each.department === subject.department));
  return near.length > 0 ? near : people;
}

/** Keeps the wish and tells those who decide. @throws ApiError `more-time-asked`, `term-not-changeable`, `work-done` */
export async function askForMoreTime(
  unit: Unit,
  deps: Deps,
  who: Member,
  about: LoadedCase,
  { term, reason, by }: { term: Term; reason: string; by: string },
): Promise<void> {
  const { tenant, actor } = who;
  const { view, settings } = about;
  const at = deps.clock.now(tenant);
  const roles = settings.termChanges.extend.map((limit) => limit.role);
  const { preview } = await previewTerm(unit, deps, {
    tenant,
    case: { ...view, settings },
    roles,
    kind: 'extend',
    term,
  });
  if (preview.fault) throw termRefusal(preview);
  const words = { text: reason, by: actor, at, language: null, public: false };
  const reasonId = await keepReason(unit, tenant, view.id, words);
  const id = newId();
  const department = view.departmentId!;
  const wish = { id, case: view.id, run: view.currentRun!, department, term, reason: reasonId, by: actor, at };
  if (!(await termWishStore(unit, tenant).ask(wish))) throw new ApiError('more-time-asked');
  const people = await deciders(unit, tenant, about);
  const told = await writeToStaff(unit, deps, tenant, about, { template: 'more-time', key: id, people, by, reason });
  const payload = { wish: id, reason: reasonId, people: told };
  await appendEvents(unit, [{ ...originOf(about, tenant, at, actor), type: 'more-time-asked', payload }]);
}

/**
 * Grants a wish, by an extension within the limits of whoever decides, or refuses it; whoever asked is told.
 * @throws ApiError `already-decided`, `term-beyond-limit`, `term-not-changeable`
 */
export async function decideMoreTime(
  unit: Unit,
  deps: Deps,
  who: Member,
  about: LoadedCase,
  decided: {
    wish: string;
    decision: 'granted' | 'refused';
    term?: Term | undefined;
    reason: string;
    by: string;
    roles: string[];
  },
): Promise<'done' | 'accepted'> {
  const { tenant, actor } = who;
  const { view, settings } = about;
  const { decision, reason, by, roles } = decided;
  const at = deps.clock.now(tenant);
  const store = termWishStore(unit, tenant);
  const wish = (await store.ofCase(view.id)).find((each) => each.id === decided.wish);
  if (!wish) throw new ApiError('not-found');
  const words = { text: reason, by: actor, at, language: null, public: false };
  const reasonId = await keepReason(unit, tenant, view.id, words);
  if (!(await store.decide(wish.id, { decision, by: actor, at, reason: reasonId })))
    throw new ApiError('already-decided');
  const change = { tenant, case: { ...view, settings }, roles, actor, kind: 'extend' as const, reason };
  const term = decided.term ?? wish.term;
  // The process extends it a moment later: what it will be due then is told now.
  const { preview } = await previewTerm(unit, deps, { ...change, term });
  const state = decision === 'granted' ? await changeTerm(unit, deps, { ...change, term }) : 'done';
  const now = decision === 'granted' ? { ...view, dueAt: preview.dueAt } : view;
  const asked = await staffOf(unit, tenant, [wish.askedBy]);
  await writeToStaff(
    unit,
    deps,
    tenant,
    { ...about, view: now },
    { template: `more-time-${decision}`, key: `${wish.id}:decided`, people: asked, by, reason },
  );
  // A reason that grants it is told with the extension already.
  const payload = { wish: wish.id, decision, ...(decision === 'refused' ? { reason: reasonId } : {}) };
  await appendEvents(unit, [{ ...originOf(about, tenant, at, actor), type: 'more-time-decided', payload }]);
  return state;
}

/** Wishes as the API shows them. */
export async function presentWishes(unit: Unit, rows: readonly TermWishRow[]) {
  const actor = await actorNames(
    unit,
    rows.flatMap((row) => [row.askedBy, row.decidedBy]),
  );
  return rows.map(({ id, term, reason, askedBy, askedAt, decision, decidedBy, decidedAt, answer }) => ({
    id,
    term: term as unknown as Record<string, unknown>,
    reason,
    askedBy: actor(askedBy),
    askedAt,
    decision,
    decidedBy: decidedBy ? actor(decidedBy) : null,
    decidedAt,
    answer,
  }));
}

/** Wishes that this member decides, each with its case. */
export async function wishesFor(unit: Unit, who: Member, deps: Pick<Deps, 'clock'>) {
  const rows = await termWishStore(unit, who.tenant).undecided();
  const mine = [];
  for (const row of rows) {
    const view = (await caseReadModel(unit, who.tenant).byId(row.caseId))!;
    const { subject } = await caseSubject(unit, who.tenant, deps.clock, view);
    if (can(who, 'decide about more time of', Case, subject)) mine.push(row);
  }
  const shown = await presentWishes(unit, mine);
  const items = [];
  for (const [place, wish] of shown.entries())
    items.push({ ...wish, case: (await caseItem(unit, who.tenant, { id: mine[place]!.caseId }))! });
  return items;
}
