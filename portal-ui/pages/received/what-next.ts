import type { Schema } from '../../../client/index.ts';
import { textIn } from '../../../ui-kit/languages.ts';
import { h, put } from '../../dom.ts';
import { facts, promised } from '../../parts/facts.ts';
import type { Proof } from '../../parts/kept-requests.ts';
import { server } from '../../server.ts';
import { language, t } from '../../text.ts';

type Found = Schema<'PublicCase'>;

/** The process takes its first steps within a second or two; after that a person has it in hand, or the engine is late. */
const looksAfterMs = [300, 500, 700, 1000, 1500, 3000, 5000];

const known = ({ term, step }: Found): boolean => term !== 'none' && step !== 'registered';

/** What was understood, who acts and by when, as soon as it is known; else what comes next, as it is. */
export function whatNext(tenant: Schema<'PublicTenant'>, proof: Proof): HTMLElement {
  const place = h('div', { 'aria-live': 'polite' }, h('p', {}, t('next.looking')));
  const draw = (found: Found): void => {
    place.textContent = '';
    put(place, [
      known(found) ? null : h('p', {}, t('next.person')),
      facts([
        [t('standing.category'), textIn(found.category, language())],
        [t('standing.department'), textIn(found.department, language())],
        [t('standing.promised'), promised(found, tenant.zone)],
        [t('standing.basis'), textIn(found.termBasis, language())],
      ]),
      h('p', {}, t(known(found) ? 'next.then' : 'next.then-person')),
    ]);
  };
  const look = async (): Promise<void> => {
    const body = { number: proof.number, code: proof.code };
    let last: Found | null = null;
    for (const pause of looksAfterMs) {
      await new Promise((done) => setTimeout(done, pause));
      last = await server.getPublicStatus({ path: { tenant: tenant.id }, body }).catch(() => last);
      if (last && known(last)) break;
    }
    if (last) draw(last);
    else place.textContent = t('next.later');
  };
  void look();
  return h('section', {}, h('h2', {}, t('next.title')), place);
}
