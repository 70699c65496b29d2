import { h } from '../dom.ts';
import { t } from '../text.ts';

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** An input with its label, hint and place for a fault. */
export interface Field {
  element: HTMLElement;
  input: Input;
  value(): string;
  /** Says what is wrong, or with null that nothing is. */
  fault(sentence: string | null): void;
}

/** Wraps an input; label, hint and fault are tied to it for those who listen. */
export function field(input: Input, label: string, hint?: string): Field {
  const { id } = input;
  const fault = h('p', { class: 'fault', id: `${id}-fault` });
  const described = [hint && `${id}-hint`, `${id}-fault`].filter(Boolean).join(' ');
  input.setAttribute('aria-describedby', described);
  const checkbox = input instanceof HTMLInputElement && input.type === 'checkbox';
  const labelled = h(
    'label',
    { for: id },
    label,
    !checkbox && !input.required && h('span', { class: 'optional' }, ` ${t('optional')}`),
  );
  const hinted = hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint) : null;
  return {
    element: checkbox
      ? h('div', { class: 'field check' }, input, labelled, hinted, fault)
      : h('div', { class: 'field' }, labelled, hinted, fault, input),
    input,
    value: () => input.value.trim(),
    fault(sentence) {
      fault.textContent = sentence ?? '';
      if (sentence) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    },
  };
}

/** Shows all faults at once and takes the focus to the first; false when there is none. */
export function refuse(faults: readonly (readonly [Field, string | null])[]): boolean {
  for (const [each, sentence] of faults) each.fault(sentence);
  const first = faults.find(([, sentence]) => sentence)?.[0];
  first?.input.focus();
  return first !== undefined;
}
