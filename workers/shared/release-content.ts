import { type CategoryWords, withOwnWords } from '../../domain/classification/category-words.ts';
import { type Classification, type Classifier, classifierOf } from '../../domain/classification/classify.ts';
import { type ClassificationContent, parseClassification } from '../../domain/classification/content.ts';
import type { Stem } from '../../domain/classification/words.ts';
import { type Language, languages } from '../../domain/language.ts';
import { parseSettings, type ServiceSettings } from '../../domain/settings.ts';
import type { Json } from '../../engine/port.ts';
import { compileDecisions, type Decisions, decide } from '../../rules/dmn/index.ts';
import type { Decided } from '../context.ts';

export interface ReleaseFile {
  name: string;
  kind: string;
  content: string;
}

/** A release, ready to be asked: settings checked, tables compiled, words indexed. Costs milliseconds; made once per release. */
export interface CompiledRelease {
  readonly settings: ServiceSettings;
  /** `own`: the words that the authority keeps with its categories, beside those of the release. */
  classify(text: string, language: string | null, own: readonly CategoryWords[]): Classification;
  decide(decision: string, inputs: { [name: string]: Json }): Decided;
  text(key: string, language: string): string | undefined;
}

/** Compiles what workers use of a release. Throws an Error that names what can't be used. */
export async function compileRelease(settings: unknown, files: ReleaseFile[], stem?: Stem): Promise<CompiledRelease> {
  const decisions = new Map<string, Decisions>();
  for (const file of files.filter((each) => each.kind === 'dmn')) {
    const compiled = await compileDecisions(file.content);
    for (const id of compiled.keys()) decisions.set(id, compiled);
  }
  const texts = textsOf(files);
  const words = files.find((file) => file.kind === 'classification');
  const classifier = words && ownClassifier(parseClassification(JSON.parse(words.content)), stem);

  return {
    settings: parseSettings(settings),
    classify(text, language, own) {
      if (!classifier) throw new Error('expected words of the classification in the release but it has none');
      return classifier(own)(
        text,
        languages.find((each) => each === language),
      );
    },
    decide(id, inputs) {
      const file = decisions.get(id);
      if (!file) throw new Error(`expected a decision ${id} in the release but it has none`);
      const result = decide(file, id, inputs);
      if ('failure' in result) throw new Error(`decision ${id}: ${result.failure}`);
      return result;
    },
    text: (key, language) =>
      texts.get(language)?.get(key) ?? languages.map((each) => texts.get(each)?.get(key)).find(Boolean),
  };
}

/** A classifier for the authority's own categories; compiling costs milliseconds, so the newest is kept while its words stay the same. */
function ownClassifier(content: ClassificationContent, stem?: Stem): (own: readonly CategoryWords[]) => Classifier {
  let newest: { key: string; own: readonly CategoryWords[]; classifier: Classifier } | undefined;
  return (own) => {
    if (newest?.own === own) return newest.classifier;
    const key = JSON.stringify(own);
    const classifier = newest?.key === key ? newest.classifier : classifierOf(withOwnWords(content, own), stem);
    newest = { key, own, classifier };
    return classifier;
  };
}

/** `texts.<lang>.json`: keys may be nested; `a: { b: "x" }` is the text `a.b`. */
function textsOf(files: ReleaseFile[]): Map<string, Map<string, string>> {
  const byLanguage = new Map<string, Map<string, string>>();
  for (const file of files.filter((each) => each.kind === 'texts')) {
    const language = /texts\.(\w+)\.json$/.exec(file.name)?.[1] as Language | undefined;
    if (!language) continue;
    const texts = byLanguage.get(language) ?? new Map<string, string>();
    byLanguage.set(language, texts);
    flatten(JSON.parse(file.content), '', texts);
  }
  return byLanguage;
}

function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value === 'string') into.set(path, value);
  else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, into);
}
