import { h } from '../dom.ts';
import { sentence } from '../server.ts';
import { t } from '../text.ts';

interface Sending {
  element: HTMLElement;
  /** Runs once at a time; a failure is said beside the button and all that was typed stays. */
  run(work: () => Promise<void>): Promise<void>;
}

/** A submit button that tells what it is doing. */
export function sendButton(text: string): Sending {
  const button = h('button', { type: 'submit', class: 'button' }, text);
  const failure = h('p', { class: 'failure', role: 'alert' });
  let busy = false;
  return {
    element: h('div', { class: 'send' }, failure, button),
    async run(work) {
      if (busy) return;
      busy = true;
      failure.textContent = '';
      button.textContent = t('sending');
      button.setAttribute('aria-disabled', 'true');
      try {
        await work();
      } catch (thrown) {
        failure.textContent = sentence(thrown);
      } finally {
        busy = false;
        button.textContent = text;
        button.removeAttribute('aria-disabled');
      }
    },
  };
}
