import type { Schema } from '../../../client/index.ts';
import { textIn } from '../../../ui-kit/languages.ts';
import { h } from '../../dom.ts';
import { type Field, field } from '../../parts/fields.ts';
import { server } from '../../server.ts';
import { language, t } from '../../text.ts';

type Place = Schema<'PublicPlace'>;

export interface PlaceField extends Field {
  /** The place chosen from the list; null while the words are the resident's own. */
  placeId(): string | null;
}

interface PlaceFieldInput {
  tenant: string;
  /** Text and id of before, from the draft. */
  kept: { text: string; placeId: string };
  changed: (text: string, placeId: string) => void;
}

const SHORTEST = 2;
/** Long enough that a word typed at an even pace is one question to the server. */
const PAUSE_MS = 250;

const nameOf = (place: Place): string =>
  [place.name, ...place.path.slice().reverse()].map((each) => textIn(each, language())).join(', ');

/** Where it is: words of one's own, or a place of the register found by them. A combobox as WAI-ARIA describes it. */
export function placeField({ tenant, kept, changed }: PlaceFieldInput): PlaceField {
  const list = h('ul', {
    id: 'place-list',
    role: 'listbox',
    class: 'places',
    'aria-label': t('report.place'),
    hidden: true,
  });
  const said = h('p', { class: 'hint places-said', role: 'status' });
  const input = h('input', {
    id: 'place',
    role: 'combobox',
    autocomplete: 'off',
    maxlength: 300,
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-expanded': 'false',
  });
  let [places, active, chosen, asked, timer]: [Place[], number, string, number, number] = [[], -1, kept.placeId, 0, 0];
  input.value = kept.text;

  const point = (index: number): void => {
    active = index;
    for (const [at, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(at === index));
    if (index < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `place-${index}`);
    list.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const close = (): void => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    point(-1);
  };
  const choose = (place: Place): void => {
    input.value = nameOf(place);
    chosen = place.id;
    said.textContent = t('places.chosen');
    changed(input.value, chosen);
    close();
  };
  const offer = (found: Place[]): void => {
    places = found;
    list.textContent = '';
    found.forEach((place, index) => {
      // Not a click: the field would lose the focus first, and close the list.
      const take = (event: Event): void => {
        event.preventDefault();
        choose(place);
      };
      list.append(h('li', { id: `place-${index}`, role: 'option', onmousedown: take }, nameOf(place)));
    });
    said.textContent = found.length > 0 ? t('places.found', { count: String(found.length) }) : t('places.none');
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    point(-1);
  };
  const ask = async (): Promise<void> => {
    asked += 1;
    const [mine, q] = [asked, input.value.trim()];
    // Without the list the words are sent as they are: nothing to complain about.
    const found = await server.listPublicPlaces({ path: { tenant }, query: { q } }).catch(() => null);
    if (found && mine === asked && document.activeElement === input) offer(found.items);
  };

  input.addEventListener('input', () => {
    chosen = '';
    said.textContent = '';
    changed(input.value, chosen);
    clearTimeout(timer);
    asked += 1;
    if (input.value.trim().length < SHORTEST) return close();
    timer = window.setTimeout(() => void ask(), PAUSE_MS);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const pointed = places[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      point(active < 0 && step < 0 ? places.length - 1 : (active + step + places.length) % places.length);
    } else if (event.key === 'Enter' && pointed) {
      event.preventDefault();
      choose(pointed);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener('blur', () => {
    close();
    // Nobody has to find the place in the list; but whoever believes to have chosen must hear it.
    if (!chosen) said.textContent = input.value.trim() ? t('places.own-words') : '';
  });

  const made = field(input, t('report.place'), { hint: t('report.place-hint') });
  made.element.append(h('div', { class: 'places-around' }, list), said);
  return { ...made, placeId: () => chosen || null };
}
