import { code as codeOfLink, secret } from '../../address.ts';
import { h, put } from '../../dom.ts';
import type { Page } from '../../page.ts';
import { field, refuse } from '../../parts/fields.ts';
import { forgetRequest, keptRequests, type Proof } from '../../parts/kept-requests.ts';
import { form, sendButton } from '../../parts/send.ts';
import { server } from '../../server.ts';
import { t } from '../../text.ts';
import { standing } from './standing.ts';

const PAUSE_MS = 600;
const MOST_TRIES = 8;

/** How a request stands, for whoever knows its number and code. */
export const status: Page = ({ tenant, main }) => {
  const number = field(
    h('input', { id: 'number', required: true, autocomplete: 'off', maxlength: 60 }),
    t('status.number'),
  );
  const code = field(
    h('input', {
      id: 'code',
      required: true,
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      maxlength: 60,
    }),
    t('status.code'),
    t('status.code-hint'),
  );
  const send = sendButton(t('status.show'));
  const answer = h('section', { class: 'answer', 'aria-live': 'polite' });

  let shown = '';
  const ask = async (moved = false): Promise<void> => {
    const proof = { number: number.value(), code: code.value() };
    const look = () => server.getPublicStatus({ path: { tenant: tenant.id }, body: proof });
    let found = await look();
    // What was asked for is kept already; the process takes its step a moment later.
    for (let tries = 0; moved && found.status === shown && tries < MOST_TRIES; tries += 1) {
      await new Promise((done) => setTimeout(done, PAUSE_MS));
      found = await look();
    }
    shown = found.status;
    standing(answer, { tenant, proof, found, again: ask });
  };
  const submit = (): void => {
    const faults = [
      [number, number.value() ? null : t('status.number-missing')],
      [code, code.value() ? null : t('status.code-missing')],
    ] as const;
    if (!refuse(faults)) void send.run(() => ask());
  };

  const kept = h('section', { class: 'kept' });
  const ofHere = (): void => {
    const requests = keptRequests();
    kept.textContent = '';
    if (requests.length === 0) return;
    const choose = (proof: Proof) => () => {
      number.input.value = proof.number;
      code.input.value = proof.code;
      submit();
    };
    const remove = (proof: Proof) => () => {
      forgetRequest(proof.number);
      ofHere();
      number.input.focus();
    };
    const link = (text: string, label: string, onclick: () => void) =>
      h('button', { type: 'button', class: 'link', 'aria-label': label, onclick }, text);
    put(kept, [
      h('h2', {}, t('status.kept')),
      h(
        'ul',
        {},
        requests.map((each) =>
          h(
            'li',
            {},
            link(each.number, t('status.kept-show', { number: each.number }), choose(each)),
            link(t('status.kept-remove'), t('status.kept-remove-one', { number: each.number }), remove(each)),
          ),
        ),
      ),
    ]);
  };
  ofHere();

  put(main, [h('h1', {}, t('status.title')), form(submit, number.element, code.element, send.element), kept, answer]);

  // The link of a letter brings the number, and the code where it could be told once more: then nothing is left to ask.
  number.input.value = secret;
  code.input.value = codeOfLink;
  if (secret && codeOfLink) submit();
};
