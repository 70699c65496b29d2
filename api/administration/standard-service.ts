import type { Term } from '../../domain/calendar/term.ts';
import { countryOf } from '../../domain/country.ts';
import type { ServiceSettings, TermRule } from '../../domain/settings.ts';
import { contentStore } from '../../store/content.store.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError, found } from '../errors/api-error.ts';
import type { FileInput } from '../releases/check-release.ts';
import { deployRelease } from '../releases/deploy-release.ts';
import type { StandardService } from '../releases/standard-service.ts';
import type { Change } from './administer.ts';
import { administeredServices } from './service-settings.ts';

/** What an authority has of its own, which the service must fit. */
interface Own {
  categories: ReadonlySet<string>;
  departments: ReadonlySet<string>;
  country: string | undefined;
}

const rule = /[ \t]*<rule\b[\s\S]*?<\/rule>\n?/g;
const firstInput = /<inputEntry\b[\s\S]*?<text>([\s\S]*?)<\/text>/;
const firstOutput = /<outputEntry\b[\s\S]*?<text>([\s\S]*?)<\/text>/;
/** A text in quotation marks names one thing; anything else is a condition. */
const named = (text = ''): string | undefined => /^\s*(?:"|&quot;)([a-z0-9.-]+)(?:"|&quot;)\s*$/.exec(text)?.[1];

/** Rules for categories and departments of a sample town say nothing to another one: only those for its own stay. */
function withOwnRules(table: string, { categories, departments }: Own, assigns: boolean): string {
  return table.replace(rule, (each) => {
    const category = named(firstInput.exec(each)?.[1]);
    const department = assigns ? named(firstOutput.exec(each)?.[1]) : undefined;
    const foreign = category !== undefined && !categories.has(category);
    return foreign || (assigns && !departments.has(department ?? '')) ? '' : each;
  });
}

/** House rules of a sample town (`certain: false`) keep their amounts, not the words that call them its own; wherever in the settings. */
export function withoutSamples<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutSamples) as T;
  if (value === null || typeof value !== 'object') return value;
  const invented = (value as { certain?: unknown }).certain === false;
  const left = Object.entries(value).filter(
    ([name]) => !invented || !['legalBasis', 'source', 'certain'].includes(name),
  );
  return Object.fromEntries(left.map(([name, each]) => [name, withoutSamples(each)])) as T;
}

/** The general term, and shorter ones for what is urgent, of any category; the authority sets those of its categories itself. */
function fittedSettings(settings: ServiceSettings, first: Term, { categories }: Own): ServiceSettings {
  const general: TermRule = { category: '*', urgency: '*', channel: '*', term: first };
  const urgent = settings.terms.filter((each) => each.category === '*' && each.urgency !== '*');
  return {
    ...settings,
    terms: [general, ...urgent],
    urgencyRules: settings.urgencyRules.filter((each) => each.category === '*' || categories.has(each.category)),
  };
}

const ruleIds = (files: readonly FileInput[]): string[] =>
  files.flatMap(({ name, content }) =>
    name.endsWith('.dmn') ? [...content.matchAll(/<rule\b[^>]*?\bid="([^"]+)"/g)].map(([, id]) => id!) : [],
  );

/** The texts of rules that are left out name what they were about. */
function withoutRules(content: string, left: ReadonlySet<string>): string {
  const { rule: of = {}, ...texts } = JSON.parse(content) as { rule?: Record<string, string> };
  const kept = Object.fromEntries(Object.entries(of).filter(([id]) => !left.has(id)));
  return `${JSON.stringify({ ...texts, rule: kept }, null, 2)}\n`;
}

function fitted({ files, firstTerms }: StandardService, own: Own): FileInput[] {
  const first = firstTerms[own.country ?? '*'] ?? firstTerms['*']!;
  const tables = files.map(({ name, content }) =>
    name.endsWith('.dmn') ? { name, content: withOwnRules(content, own, name === 'assign.dmn') } : { name, content },
  );
  const kept = new Set(ruleIds(tables));
  const left = new Set(ruleIds(files).filter((id) => !kept.has(id)));
  return tables.map(({ name, content }) => {
    if (/^texts\.\w+\.json$/.test(name)) return { name, content: withoutRules(content, left) };
    if (name !== 'service.json') return { name, content };
    return {
      name,
      content: `${JSON.stringify(withoutSamples(fittedSettings(JSON.parse(content), first, own)), null, 2)}\n`,
    };
  });
}

/** Puts a service that comes with the product in force, for an authority that has none of its own, and fits it to what the authority has. */
export async function takeStandardService(
  deps: Pick<ApiDeps, 'engine' | 'workers' | 'clock' | 'standardServices'>,
  { unit, tenant, who, note }: Change,
  caseType: string,
): Promise<void> {
  const standard = deps.standardServices?.[caseType]?.();
  if (!standard) throw new ApiError('not-found', `no service ${caseType} comes with the product`);
  if ((await administeredServices(unit, tenant)).some((each) => each.caseType === caseType))
    throw new ApiError('known-already');
  const register = registerReadModel(unit, tenant);
  const { country, zone } = found(await contentStore(unit, tenant).tenant());
  const own = {
    categories: new Set((await register.categories()).filter((each) => each.active).map(({ id }) => id)),
    departments: new Set((await register.departments()).filter((each) => each.active).map(({ id }) => id)),
    country: country ?? countryOf(zone),
  };
  const release = await deployRelease(unit, deps, {
    tenant,
    caseType,
    files: fitted(standard, own),
    message: 'The service that comes with Sakin',
    live: true,
    actor: who.actor,
  });
  note({
    type: 'service-released',
    subjectKind: 'service',
    subjectId: caseType,
    payload: { release: release.id, number: release.number },
  });
}
