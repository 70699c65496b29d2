import type { Static } from '@sinclair/typebox';
import type { VoteReason } from '../../domain/classification/vote.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import { registerStore } from '../../store/register.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ApiDeps } from '../deps.ts';
import { found } from '../errors/api-error.ts';
import type { SentenceInput } from '../schemas/administration/categories.ts';

const words = (reasons: readonly VoteReason[]): string[] => reasons.map((each) => each.words);

/**
 * What a sentence would be taken for, by the release in force and the words that the authority keeps, with those of one category as they are
 * being written. Keeps nothing. @throws ApiError where no service is in force
 */
export async function trySentence(
  deps: Pick<ApiDeps, 'words'>,
  unit: Unit,
  tenant: string,
  { text, language = null, category }: Static<typeof SentenceInput>,
) {
  const register = registerReadModel(unit, tenant);
  const [service] = await register.services();
  const release = await found(deps.words).view(unit, tenant, found(service).releaseId);
  const kept = (await registerStore(unit, tenant).categoryWords()).filter((each) => each.id !== category?.id);
  const own = category ? [...kept, { parentId: null, ...category }] : kept;
  const said = await release.classify(text, language, own);
  const names = new Map((await register.categories()).map((each) => [each.id, each.name]));
  const named = (id: string) => ({ id, name: names.get(id) ?? {} });
  return {
    category: said.category === null ? null : named(said.category),
    confidence: said.confidence,
    sure: said.sure,
    words: words(said.reasons.category),
    urgency: said.urgency,
    urgencyWords: words(said.reasons.urgency),
    candidates: said.candidates.map((each) => ({
      category: named(each.category),
      share: each.share,
      words: words(each.reasons),
    })),
  };
}
