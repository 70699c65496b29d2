import type { Calendar } from '../../domain/calendar/calendar.ts';
import { computeDeadline } from '../../domain/calendar/deadline.ts';
import { newId } from '../../domain/id.ts';
import type { Instant } from '../../domain/instant.ts';
import { earlierOf, promiseBegins, promisedTerm } from '../../domain/promised-term.ts';
import { routeOf } from '../../domain/routing.ts';
import type { ServiceSettings, Urgency } from '../../domain/settings.ts';
import { urgencyFor } from '../../domain/terms.ts';
import { strongestUrgency } from '../../domain/urgency.ts';
import { type CaseView, caseReadModel } from '../../store/case.read-model.ts';
import { correctionStore } from '../../store/correction.store.ts';
import { deadlineStore } from '../../store/deadline.store.ts';
import { appendEvents } from '../../store/event.store.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import { registerStore } from '../../store/register.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import { decisionsOf } from '../releases/decisions.ts';
import { tell, type UseCaseDeps } from './engine-deps.ts';
import { keepReason } from './keep-reason.ts';
import { knownChoices } from './known-choices.ts';

/** What is said to be otherwise; left out is "as it is". */
export interface Correction {
  categoryId?: string | undefined;
  kind?: string | undefined;
  urgency?: Urgency | undefined;
  territoryId?: string | undefined;
}

interface Facts {
  category: string | null;
  kind: string | null;
  urgency: Urgency;
  territory: string | null;
}

const settingsOf = (view: CaseView) => view.settings as unknown as ServiceSettings;

const factsOf = (view: CaseView): Facts => ({
  category: view.category?.id ?? null,
  kind: view.kind,
  urgency: view.urgency,
  territory: view.territory?.id ?? null,
});

/** Of which nobody has said another: what the rules say of these facts, if it is more. To miss an emergency is worse than a false one. */
async function urgencyOf(
  unit: Unit,
  tenant: string,
  view: CaseView,
  { category, kind }: Pick<Facts, 'category' | 'kind'>,
): Promise<Urgency> {
  if (category === null || (category === view.category?.id && kind === view.kind)) return view.urgency;
  const categories = await registerStore(unit, tenant).categoryPath(category);
  const rule = urgencyFor(settingsOf(view), { categories, kind: kind ?? '', channel: view.channel });
  return strongestUrgency([view.urgency, rule.urgency]);
}

/** The facts as corrected. @throws ApiError `choice-unknown`, `nothing-changed` */
async function correctedFacts(unit: Unit, tenant: string, view: CaseView, wanted: Correction): Promise<Facts> {
  const { kinds } = settingsOf(view);
  if (wanted.kind && !kinds.includes(wanted.kind)) throw new ApiError('choice-unknown', `kind: ${wanted.kind}`);
  await knownChoices(unit, tenant, wanted);
  const before = factsOf(view);
  const about = { category: wanted.categoryId ?? before.category, kind: wanted.kind ?? before.kind };
  const now = {
    ...about,
    urgency: wanted.urgency ?? (await urgencyOf(unit, tenant, view, about)),
    territory: wanted.territoryId ?? before.territory,
  };
  if (Object.entries(now).every(([name, value]) => value === before[name as keyof Facts]))
    throw new ApiError('nothing-changed');
  return now;
}

/** Who serves these facts, by the release's table and by what administrators have said; null when nobody does. */
async function departmentFor(unit: Unit, tenant: string, view: CaseView, facts: Facts): Promise<string | null> {
  const register = registerStore(unit, tenant);
  const decide = await decisionsOf(unit, tenant, view.releaseId);
  const categories = facts.category ? await register.categoryPath(facts.category) : [];
  const territories = facts.territory ? await register.territoryPath(facts.territory) : [];
  const asked = { ...facts, channel: view.channel, categories, territories };
  const responsibilities = [];
  for (const category of categories) responsibilities.push(...(await register.servedBy(category)));
  const named = routeOf(
    asked,
    (question) => decide('assign-department', { ...question }),
    responsibilities,
  )?.department;
  // One that acts no longer is as good as none: a supervisor chooses.
  return named && (await register.organisationOf(named)) ? named : null;
}

/** The term and its end that would hold, as the worker will promise it; null while nothing is promised that stays, or the work is done. */
async function termWith(unit: Unit, tenant: string, view: CaseView, facts: Facts, would: Would) {
  const newest = view.deadlineId ? await deadlineStore(unit, tenant).byId(view.deadlineId) : undefined;
  const running = newest && newest.run === view.currentRun && newest.metAt === null ? newest : undefined;
  if (!running && !would.passesOn) return null;
  const register = registerStore(unit, tenant);
  const categories = facts.category ? await register.categoryPath(facts.category) : [];
  const run = (await caseReadModel(unit, tenant).runs(view.id)).find((each) => each.id === view.currentRun);
  const { at } = would;
  const promised = promisedTerm({
    settings: settingsOf(view),
    facts: { categories, urgency: facts.urgency, channel: view.channel },
    department: would.department,
    running,
    begins: promiseBegins(run ?? { number: 1, round: 1 }, view.openedAt, at),
    at,
  });
  const { question, standing } = promised;
  const calendars = new Map<string | undefined, Calendar>();
  for (const { term } of standing ? [question, standing] : [question])
    calendars.set(term.calendar, (await register.calendar(term.calendar)).calendar);
  const holds = earlierOf(promised, (term) => calendars.get(term.calendar)!);
  return { term: holds.term, dueAt: computeDeadline(holds).dueAt };
}

/** Where the case would be, and when. */
interface Would {
  passesOn: boolean;
  department: string | null;
  at: Instant;
}

/**
 * What would follow of a correction. The one rule: it stays where it is, unless the table names another department than before; then it is
 * assigned anew, and what was begun is withdrawn. The term counts from where it began, by the facts as corrected.
 * @throws ApiError `choice-unknown`, `nothing-changed`
 */
export async function previewCorrection(unit: Unit, tenant: string, view: CaseView, wanted: Correction, at: Instant) {
  const facts = await correctedFacts(unit, tenant, view, wanted);
  const [before, after] = [
    await departmentFor(unit, tenant, view, factsOf(view)),
    await departmentFor(unit, tenant, view, facts),
  ];
  const passesOn = after !== before && after !== view.departmentId;
  const wouldBe = passesOn ? after : view.departmentId;
  const departments = await registerReadModel(unit, tenant).departments();
  const department = departments.find((each) => each.id === wouldBe);
  const promised = await termWith(unit, tenant, view, facts, { passesOn, department: wouldBe, at });
  return {
    urgency: facts.urgency,
    passesOn,
    department: department ? { id: department.id, name: department.name } : null,
    term: (promised?.term as Record<string, unknown> | undefined) ?? null,
    dueAt: promised?.dueAt ?? null,
    termChanges: promised !== null && promised.dueAt !== view.dueAt,
  };
}

/** Keeps a correction and tells the process, which applies it. @throws ApiError as `previewCorrection`, and `case-ended` */
export async function correctCase(
  unit: Unit,
  deps: UseCaseDeps,
  correcting: { tenant: string; case: CaseView; actor: string; wanted: Correction; reason: string },
): Promise<'done' | 'accepted'> {
  const { tenant, case: view, actor, wanted } = correcting;
  if (!view.currentRun) throw new ApiError('case-ended');
  const at = deps.clock.now(tenant);
  const { passesOn, urgency } = await previewCorrection(unit, tenant, view, wanted, at);
  const id = newId();
  const told = { text: correcting.reason, by: actor, at, language: null, public: false };
  const reason = await keepReason(unit, tenant, view.id, told);
  await correctionStore(unit, tenant).ask({
    id,
    case: view.id,
    run: view.currentRun,
    category: wanted.categoryId ?? null,
    kind: wanted.kind ?? null,
    urgency: urgency === view.urgency ? null : urgency,
    territory: wanted.territoryId ?? null,
    reason,
    askedBy: actor,
    at,
  });
  const origin = { tenant, release: view.releaseId, run: view.currentRun, at };
  const payload = { correction: id, passesOn, reason };
  await appendEvents(unit, [{ ...origin, case: view.id, type: 'correction-requested', actor, payload }]);
  const name = passesOn ? 'rerouting-requested' : 'correction-requested';
  return tell(unit, deps, origin, { name, id, variables: { correctionId: id } });
}
