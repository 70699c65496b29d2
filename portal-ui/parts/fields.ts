import { h } from '../dom.ts';
import { t } from '../text.ts';

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** An input with its label, hint and place for a fault. */
export interface Field {
  element: HTMLElement;
  /** What takes the focus when something is wrong with it. */
  input: Input;
  value(): string;
  /** What is wrong with what stands in it now, in a sentence; null when nothing is. */
  check(): string | null;
  /** Says what is wrong, or with null that nothing is. */
  fault(sentence: string | null): void;
}

/** Says a fault at its place and marks the inputs. */
const faultAt =
  (place: HTMLElement, inputs: readonly Input[]) =>
  (sentence: string | null): void => {
    place.textContent = sentence ?? '';
    for (const input of inputs) {
      if (sentence) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
  };

/** Wraps an input; label, hint and fault are tied to it for those who listen. */
export function field(
  input: Input,
  label: string,
  { hint, check = () => null }: { hint?: string; check?: (value: string) => string | null } = {},
): Field {
  const { id } = input;
  const fault = h('p', { class: 'fault', id: `${id}-fault` });
  input.setAttribute('aria-describedby', [hint && `${id}-hint`, `${id}-fault`].filter(Boolean).join(' '));
  const checkbox = input instanceof HTMLInputElement && input.type === 'checkbox';
  const labelled = h(
    'label',
    { for: id },
    label,
    !checkbox && !input.required && h('span', { class: 'optional' }, ` ${t('optional')}`),
  );
  const hinted = hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint) : null;
  const value = (): string => input.value.trim();
  return {
    element: checkbox
      ? h('div', { class: 'field check' }, input, labelled, hinted, fault)
      : h('div', { class: 'field' }, labelled, hinted, fault, input),
    input,
    value,
    check: () => check(value()),
    fault: faultAt(fault, [input]),
  };
}

/** One of a few, all of them seen. */
export function choice(
  name: string,
  legend: string,
  options: readonly (readonly [value: string, text: string])[],
  missing: string,
): Field & { choose(value: string): void } {
  const fault = h('p', { class: 'fault', id: `${name}-fault` });
  const inputs = options.map(([value]) =>
    h('input', { type: 'radio', name, id: `${name}-${value}`, value, 'aria-describedby': fault.id }),
  );
  const chosen = (): string => inputs.find((each) => each.checked)?.value ?? '';
  const rows = options.map(([, text], at) =>
    h('div', { class: 'choice' }, inputs[at], h('label', { for: inputs[at]?.id }, text)),
  );
  return {
    element: h('fieldset', {}, h('legend', {}, legend), fault, rows),
    input: inputs[0] as HTMLInputElement,
    value: chosen,
    choose: (value) => {
      for (const each of inputs) each.checked = each.value === value;
    },
    check: () => (chosen() ? null : missing),
    fault: faultAt(fault, inputs),
  };
}
