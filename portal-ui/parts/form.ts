import { h } from '../dom.ts';
import { t } from '../text.ts';
import type { Field } from './fields.ts';

type Fault = readonly [Field, string];

export interface Form {
  element: HTMLFormElement;
  /** What only the server knows to be wrong. */
  refuse(faults: readonly Fault[]): void;
}

/** What is wrong, all together, with a way to each field; it takes the focus, and tells itself in the title of the page. */
function summaryOf() {
  const element = h('div', { class: 'summary', tabindex: -1, hidden: true });
  const item = ([field, sentence]: Fault): HTMLElement => {
    const lead = (event: Event): void => {
      // Not by the address: behind its # stand pages.
      event.preventDefault();
      field.input.focus();
      field.element.scrollIntoView({ block: 'start' });
    };
    return h('li', {}, h('a', { href: `#${field.input.id}`, onclick: lead }, sentence));
  };
  const say = (faults: readonly Fault[]): void => {
    const prefix = `${t('faults.title-prefix')} `;
    const title = document.title.replace(prefix, '');
    document.title = faults.length > 0 ? prefix + title : title;
    element.textContent = '';
    element.hidden = faults.length === 0;
    const list = h('ul', {}, faults.map(item));
    if (faults.length > 0) element.append(h('div', { role: 'alert' }, h('h2', {}, t('faults.title')), list));
  };
  return { element, say };
}

/**
 * A form whose submitting stays on the page; `submit` runs when nothing is wrong. Faults are said on sending: at each field, and in a summary
 * (https://design-system.service.gov.uk/components/error-summary/). Each goes as soon as it is repaired, and none comes while somebody types.
 */
export function form(fields: () => readonly Field[], submit: () => void, ...children: (HTMLElement | null)[]): Form {
  const summary = summaryOf();
  let standing: readonly Fault[] = [];

  const refuse = (faults: readonly Fault[]): void => {
    for (const [each] of standing) each.fault(null);
    for (const [each, sentence] of faults) each.fault(sentence);
    standing = faults;
    // In a form of one field whoever mends it need not look for it.
    const many = fields().length > 1;
    if (many) summary.say(faults);
    if (faults.length > 0) (many ? summary.element : faults[0]?.[0].input)?.focus();
  };
  // A change of one field can repair another: without a contact no consent is needed.
  const look = ({ target }: Event): void => {
    if (standing.length === 0) return;
    // What the server refused looks right here: it counts as repaired once it is touched.
    const repaired = ([field, sentence]: Fault): boolean =>
      field.check() === null && (field.input === target || sentences.get(field) === sentence);
    for (const fault of standing) if (repaired(fault)) fault[0].fault(null);
    standing = standing.filter((fault) => !repaired(fault));
    summary.say(standing);
  };
  /** What the fields themselves found wrong. */
  const sentences = new Map<Field, string>();

  const element = h(
    'form',
    {
      novalidate: true,
      oninput: look,
      onchange: look,
      onsubmit: (event) => {
        event.preventDefault();
        sentences.clear();
        for (const each of fields()) {
          const sentence = each.check();
          if (sentence) sentences.set(each, sentence);
        }
        refuse([...sentences]);
        if (sentences.size === 0) submit();
      },
    },
    summary.element,
    children,
  );
  return { element, refuse };
}
