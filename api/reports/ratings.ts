import { civilDateAt, plusDays, startOfDay } from '../../domain/calendar/zone.ts';
import type { Clock } from '../../domain/clock.ts';
import { writeCsv } from '../../domain/csv.ts';
import { type CivilDate, instantOf, millisecondsOf } from '../../domain/instant.ts';
import type { LocalText } from '../../domain/language.ts';
import { ratingsOf } from '../../domain/rating.ts';
import { type Period, ratingReadModel } from '../../store/rating.read-model.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { wrongFields } from '../administration/administer.ts';
import { ApiError } from '../errors/api-error.ts';
import type { ReleaseContent } from '../releases/content.ts';
import { serviceWith } from './service-with.ts';

export interface RatingQuestion {
  /** The last day that counts, in the tenant's zone; the last whole one when left out. */
  day?: CivilDate | undefined;
  caseType?: string | undefined;
}

/** The parts of the score, each with its words in the texts `rating.<id>`. */
const figures = ['onTime', 'confirmedAtOnce', 'notReturned', 'speed', 'score'] as const;

function definitionOf({ texts }: ReleaseContent): Record<(typeof figures)[number], LocalText> {
  const inAll = (id: string): LocalText =>
    Object.fromEntries(
      Object.entries(texts).flatMap(([language, each]) =>
        each[`rating.${id}`] ? [[language, each[`rating.${id}`]!]] : [],
      ),
    );
  return Object.fromEntries(figures.map((id) => [id, inAll(id)])) as Record<(typeof figures)[number], LocalText>;
}

interface Asked {
  caseType: string;
  content: ReleaseContent;
  settings: NonNullable<ReleaseContent['settings']['rating']>;
  day: CivilDate;
  period: Period;
}

/** Which service, which days. What is known at the end of the last day counts, and nothing that came later. */
async function asked(unit: Unit, clock: Clock, tenant: string, question: RatingQuestion): Promise<Asked> {
  const { caseType, content, part: settings } = await serviceWith(unit, tenant, 'rating', question.caseType);
  const { zone } = (await registerReadModel(unit, tenant).tenant())!;
  const today = civilDateAt(millisecondsOf(clock.now(tenant)), zone);
  const day = question.day ?? plusDays(today, -1);
  if (day > today) throw wrongFields({ field: 'query.day', expected: `${today} at the latest`, got: day });
  const begins = (date: CivilDate) => instantOf(startOfDay(date, zone));
  const until = day === today ? clock.now(tenant) : begins(plusDays(day, 1));
  return { caseType, content, settings, day, period: { from: begins(plusDays(day, 1 - settings.days)), until } };
}

/** The rating of a day, with what its figures mean. @throws ApiError `not-found` where no service is rated, or not in public */
export async function ratingOf(
  unit: Unit,
  clock: Clock,
  tenant: string,
  question: RatingQuestion,
  { inPublic }: { inPublic: boolean },
) {
  const { caseType, content, settings, day, period } = await asked(unit, clock, tenant, question);
  if (inPublic && !settings.public) throw new ApiError('not-found');
  const model = ratingReadModel(unit, tenant, caseType);
  const organisations = await model.organisations(settings.organisations);
  const ratings = ratingsOf(
    organisations.map((each) => each.id),
    await model.promises(period),
    await model.rounds(period),
    settings,
  );
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return {
    caseType,
    service: content.named('service', 'name').name,
    day,
    ...period,
    minimum: settings.minimum,
    weights: settings.weights,
    definition: definitionOf(content),
    items: ratings.map(({ organisation: id, ...figures }) => ({
      organisation: { id, name: names.get(id)! },
      ...figures,
    })),
  };
}

/** The rows behind the figures of one organisation: every promise and every round that counts. No person, no text. */
export async function ratingRows(
  unit: Unit,
  clock: Clock,
  tenant: string,
  question: RatingQuestion & { organisationId: string },
  { inPublic }: { inPublic: boolean },
): Promise<string> {
  const { caseType, settings, period } = await asked(unit, clock, tenant, question);
  if (inPublic && !settings.public) throw new ApiError('not-found');
  const model = ratingReadModel(unit, tenant, caseType);
  const mine = <T extends { organisation: string }>(all: T[]) =>
    all.filter((each) => each.organisation === question.organisationId);
  const promises = mine(await model.promises(period)).map((each) => {
    const onTime = each.metAt !== null && each.metAt <= each.dueAt;
    return [
      'promise',
      each.number,
      each.category,
      each.department,
      each.startedAt,
      each.dueAt,
      each.metAt,
      onTime,
      '',
      '',
      '',
    ];
  });
  const rounds = mine(await model.rounds(period)).map((each) => {
    const { number, round, openedAt, answeredAt, answer, attempts } = each;
    return ['confirmation', number, '', '', openedAt, '', answeredAt, '', round, answer ?? 'no-answer', attempts];
  });
  const head = [
    'row',
    'number',
    'category',
    'department',
    'from',
    'dueAt',
    'doneAt',
    'onTime',
    'round',
    'answer',
    'attempts',
  ];
  return writeCsv(head, [...promises, ...rounds]);
}
