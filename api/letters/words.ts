import { type Language, type LocalText, languages, textIn } from '../../domain/language.ts';
import { shownAt } from '../../domain/letter.ts';
import { objectionUntil } from '../../domain/objection.ts';
import { reopenUntil } from '../../domain/reopening.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { letterStore } from '../../store/letter.store.ts';
import { registerStore } from '../../store/register.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { LoadedCase } from '../cases/load-case.ts';
import { releaseContent, type Texts } from '../releases/content.ts';

/** What can be said about a case in one language: the texts of its release, and what fills them. Never the code. */
export interface Words {
  /** In the language, or in another one where that is missing; undefined when there is none at all. */
  text(key: string): string | undefined;
  values: Record<string, string>;
}

const textFrom = (texts: Texts, key: string, language: string): string | undefined =>
  texts[language]?.[key] ?? languages.map((each) => texts[each]?.[key]).find(Boolean);

/** What is known of a case as it stands, as letters and calls say it. */
export async function wordsOf(
  unit: Unit,
  tenant: string,
  { view, settings }: Pick<LoadedCase, 'view' | 'settings'>,
  language: string,
): Promise<Words> {
  const { texts } = (await releaseContent(unit, tenant, view.releaseId))!;
  const text = (key: string) => textFrom(texts, key, language);
  const of = (await letterStore(unit, tenant).ofTenant())!;
  const { calendar } = await registerStore(unit, tenant).calendar();
  const answers = await caseReadModel(unit, tenant).texts(view.id);
  const named = (name: LocalText | Record<string, string> | null | undefined): string =>
    (name && textIn(name, language as Language)) ?? '';
  const at = (instant: string | null | undefined): string => (instant ? shownAt(instant, of.zone, language) : '');
  const answer = answers.findLast((each) => each.kind === 'answer' && each.public);
  const [category, territory] = [
    named(view.category?.name),
    [named(view.territory?.within), named(view.territory?.name)].filter(Boolean).join(', '),
  ];
  const values = {
    number: view.number,
    tenant: named(of.name),
    category,
    territory,
    about: [category, territory].filter(Boolean).join(', '),
    department: named(view.department?.name),
    openedAt: at(view.openedAt),
    dueAt: at(view.dueAt) || (text('letter.no-date') ?? ''),
    answer: answer?.text ?? '',
    objectionUntil: at(answer && objectionUntil(answer.writtenAt, false, settings.objectionWithin, calendar)),
    reopenUntil: at(view.endedAt && reopenUntil(view.endedAt, settings.reopenWithin, calendar)),
    reason: '',
  };
  return { text, values };
}
