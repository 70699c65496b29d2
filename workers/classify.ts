import { Type } from '@sinclair/typebox';
import { Urgency } from '../domain/settings.ts';
import { urgencyFor } from '../domain/terms.ts';
import { strongestUrgency } from '../domain/urgency.ts';
import { defineWorker } from './define-worker.ts';
import { ofCase } from './shared/schemas.ts';

/**
 * Says what a request is about: by the table `classify` from what was answered at intake, else by the words of the description. Keeps
 * why. Where it is unsure it only proposes, and a person decides; an urgency is taken at once either way, for missing an emergency is
 * worse than a false one.
 */
export default defineWorker({
  type: 'classify',
  input: ofCase,
  output: Type.Object({ sure: Type.Boolean(), urgency: Urgency }),
  raises: [],
  trial: 'recompute',
  async handle(_, context) {
    const { case: c } = context.facts;
    const { release } = context;
    const asked = { category: c.category, kind: c.kind, urgency: c.urgency, channel: c.channel };
    const table = release.decide('classify', asked);
    const said = (table.value ?? {}) as { category?: string | null; kind?: string | null; urgency?: string | null };
    const description = await context.cases.description();
    const own = await context.register.categoryWords();
    const words = description && (await release.classify(description.text, description.language ?? c.language, own));

    const byAnswers = said.category ?? c.category;
    const category = byAnswers ?? words?.category ?? null;
    const kind = said.kind ?? c.kind ?? words?.kind ?? release.settings.kinds[0]!;
    const categories = category ? await context.register.categoryPath(category) : [];
    const sure = categories.length > 0 && (byAnswers !== null || words?.sure === true);
    const rule = urgencyFor(release.settings, { categories, kind, channel: c.channel });
    const urgency = strongestUrgency([c.urgency, said.urgency, words?.urgency, rule.urgency]);
    const how = byAnswers !== null ? 'answers' : 'words';
    const confidence = how === 'answers' ? 1 : (words?.confidence ?? 0);

    context.cases.change({
      urgency,
      ...(sure ? { category: category!, kind } : {}),
      classification: {
        how,
        sure,
        confidence,
        proposed: { category, kind },
        // Of a sure one too: when the department says "not ours", a person classifies with them.
        candidates: words?.candidates ?? [],
        // Only words that the lists of release and categories contain: nothing here tells who wrote.
        reasons: { table: table.reasons, words: words?.reasons ?? null, urgencyRule: rule.rule?.id ?? null },
      },
    });
    // Kept beyond the classification by a person, which takes the place of this one.
    const candidates = words?.candidates.map((each) => ({ category: each.category, share: each.share })) ?? [];
    context.record('case-classified', { how, sure, confidence, category, kind, urgency, candidates });
    return { sure, urgency };
  },
});
