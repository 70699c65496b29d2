import { h } from '../dom.ts';
import { field } from './fields.ts';
import { form } from './form.ts';
import { keepTyping } from './keep-typing.ts';
import { sendButton } from './send.ts';

const SHORTEST = 3;

interface ReasonForm {
  id: string;
  /** Names field and request, for what is typed and not sent yet. */
  place: string;
  label: string;
  hint?: string;
  /** What to say when nothing was written; left out: nothing needs to be. */
  missing?: string;
  button: string;
  send: (text: string) => Promise<void>;
}

/** One field for words, and a button. */
export function reasonForm({ id, place, label, hint, missing, button, send }: ReasonForm): HTMLElement {
  const input = h('textarea', { id, rows: 4, maxlength: 4000, required: missing !== undefined });
  const reason = field(input, label, {
    ...(hint && { hint }),
    check: (value) => (missing && value.length < SHORTEST ? missing : null),
  });
  const forget = keepTyping(place, input);
  const sending = sendButton(button);
  const submit = (): void =>
    void sending.run(async () => {
      await send(reason.value());
      forget();
    });
  return form(() => [reason], submit, reason.element, sending.element).element;
}
