import { parseClassification } from '../../domain/classification/content.ts';
import { languages } from '../../domain/language.ts';
import { Kept } from '../../engine/embedded/kept.ts';
import { releaseLookupStore } from '../../store/release-lookup.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ReleaseView } from '../../workers/context.ts';
import { type CompiledRelease, compileRelease } from '../../workers/shared/release-content.ts';
import { Stems } from './stems.ts';

/** The releases that workers have met: looked up and compiled once, for a release never changes. */
export class ReleaseLibrary {
  readonly #stems = new Stems();
  readonly #compiled = new Kept<CompiledRelease>(500);
  readonly #owners = new Map<string, string>();

  /** A release as workers see it. Throws an Error when the tenant has no such release. */
  async view(unit: Unit, tenant: string, release: string): Promise<ReleaseView> {
    const { settings, classify, decide, text } = await this.#compiled.get(`${tenant}/${release}`, () =>
      this.#compile(unit, tenant, release),
    );
    return {
      settings,
      decide,
      text,
      classify: async (description, language, own) => {
        await this.#stems.learn(
          unit,
          description,
          languages.find((each) => each === language),
        );
        await this.#stems.learnOwn(unit, own);
        return classify(description, language, own);
      },
    };
  }

  /** The release that an engine's definition belongs to; undefined when the tenant has none. */
  async ownerOf(unit: Unit, tenant: string, engine: string, definition: string): Promise<string | undefined> {
    const key = `${tenant}/${engine}/${definition}`;
    const known = this.#owners.get(key) ?? (await releaseLookupStore(unit, tenant).ownerOf(engine, definition));
    if (known !== undefined) this.#owners.set(key, known);
    return known;
  }

  async #compile(unit: Unit, tenant: string, release: string): Promise<CompiledRelease> {
    const found = await releaseLookupStore(unit, tenant).content(release);
    if (!found) throw new Error(`expected a release ${release} of ${tenant} but there is none`);
    const words = found.files.find((file) => file.kind === 'classification');
    if (words) await this.#stems.learnContent(unit, parseClassification(JSON.parse(words.content)));
    return compileRelease(found.settings, found.files, this.#stems.stem);
  }
}
