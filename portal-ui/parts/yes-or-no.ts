import { h } from '../dom.ts';
import { t } from '../text.ts';
import { choice, field } from './fields.ts';
import { form } from './form.ts';
import { keepTyping } from './keep-typing.ts';
import { sendButton } from './send.ts';

const SHORTEST = 3;

/** "Is the work done?" A no asks what is missing; nothing is sent before the button is pressed. */
export function yesOrNo(number: string, send: (answer: 'yes' | 'no', reason: string) => Promise<void>): HTMLElement {
  const answer = choice(
    'answer',
    t('answer.question'),
    [
      ['yes', t('answer.yes')],
      ['no', t('answer.no')],
    ],
    t('answer.missing'),
  );
  const isNo = (): boolean => answer.value() === 'no';
  const reason = field(
    h('textarea', { id: 'answer-reason', rows: 4, maxlength: 4000, required: true }),
    t('answer.reason'),
    {
      hint: t('answer.reason-hint'),
      check: (value) => (isNo() && value.length < SHORTEST ? t('answer.reason-missing') : null),
    },
  );
  const forget = keepTyping(`answer.${number}`, reason.input as HTMLTextAreaElement);
  const button = sendButton(t('answer.send'));
  // Words of before belong to a no.
  if (reason.value() !== '') answer.choose('no');
  const show = (): void => {
    reason.element.hidden = !isNo();
  };
  answer.element.addEventListener('change', show);
  show();

  const submit = (): void =>
    void button.run(async () => {
      await send(isNo() ? 'no' : 'yes', isNo() ? reason.value() : '');
      forget();
    });
  const fields = () => (isNo() ? [answer, reason] : [answer]);
  return form(fields, submit, answer.element, reason.element, button.element).element;
}
