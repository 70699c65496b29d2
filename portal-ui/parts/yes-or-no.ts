import { h } from '../dom.ts';
import { t } from '../text.ts';
import { field, refuse } from './fields.ts';
import { keepTyping } from './keep-typing.ts';
import { form, sendButton } from './send.ts';

const SHORTEST = 3;

/** "Is the work done?" A no asks what is missing; nothing is sent before the button is pressed. */
export function yesOrNo(number: string, send: (answer: 'yes' | 'no', reason: string) => Promise<void>): HTMLElement {
  const yes = h('input', { type: 'radio', name: 'answer', id: 'answer-yes', value: 'yes' });
  const no = h('input', { type: 'radio', name: 'answer', id: 'answer-no', value: 'no' });
  const fault = h('p', { class: 'fault', id: 'answer-fault' });
  const reason = field(
    h('textarea', { id: 'answer-reason', rows: 4, maxlength: 4000, required: true }),
    t('answer.reason'),
    t('answer.reason-hint'),
  );
  const forget = keepTyping(`answer.${number}`, reason.input as HTMLTextAreaElement);
  const button = sendButton(t('answer.send'));
  // Words of before belong to a no.
  no.checked = reason.value() !== '';
  reason.element.hidden = !no.checked;

  const choice = (input: HTMLInputElement, text: string): HTMLElement => {
    input.addEventListener('change', () => {
      fault.textContent = '';
      reason.element.hidden = !no.checked;
    });
    return h('div', { class: 'choice' }, input, h('label', { for: input.id }, text));
  };
  const submit = (): void => {
    if (!yes.checked && !no.checked) {
      fault.textContent = t('answer.missing');
      yes.focus();
      return;
    }
    const missing = no.checked && reason.value().length < SHORTEST ? t('answer.reason-missing') : null;
    if (refuse([[reason, missing]])) return;
    void button.run(async () => {
      await send(yes.checked ? 'yes' : 'no', no.checked ? reason.value() : '');
      forget();
    });
  };
  return form(
    submit,
    h(
      'fieldset',
      { 'aria-describedby': 'answer-fault' },
      h('legend', {}, t('answer.question')),
      fault,
      choice(yes, t('answer.yes')),
      choice(no, t('answer.no')),
    ),
    reason.element,
    button.element,
  );
}
