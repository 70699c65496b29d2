import type { Schema } from '../../../client/index.ts';
import { code as codeOfLink, pageAddress, renameTo, secret } from '../../address.ts';
import { h, put } from '../../dom.ts';
import type { Page } from '../../page.ts';
import { field } from '../../parts/fields.ts';
import { form } from '../../parts/form.ts';
import type { Proof } from '../../parts/kept-requests.ts';
import { sendButton } from '../../parts/send.ts';
import { keepInTab, tabRequest } from '../../parts/tab-request.ts';
import { sentence, server } from '../../server.ts';
import { t } from '../../text.ts';
import { keptList } from './kept-list.ts';
import { standing } from './standing.ts';

const PAUSE_MS = 600;
const MOST_TRIES = 8;

/** Where the request stood: another text, and the process has moved. */
const placeOf = ({ status, step, course }: Schema<'PublicCase'>): string => `${status} ${step} ${course.length}`;

const pause = (): Promise<void> => new Promise((passed) => setTimeout(passed, PAUSE_MS));

/** How a request stands, for whoever knows its number and code; what this tab knows is not asked again. */
export const status: Page = async ({ tenant, main }) => {
  const number = field(
    h('input', { id: 'number', required: true, autocomplete: 'off', maxlength: 60 }),
    t('status.number'),
    { hint: t('status.number-hint'), check: (value) => (value ? null : t('status.number-missing')) },
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
    { hint: t('status.code-hint'), check: (value) => (value ? null : t('status.code-missing')) },
  );
  const send = sendButton(t('status.show'));
  const answer = h('section', { class: 'answer' });
  const ask = h('div', {});
  const failure = h('p', { class: 'failure', role: 'alert' });

  const look = (proof: Proof) =>
    server.getPublicStatus({ path: { tenant: tenant.id }, body: { number: proof.number, code: proof.code } });
  const draw = (proof: Proof, found: Schema<'PublicCase'>, done = ''): void => {
    const again = async (said: string, moved = false): Promise<void> => {
      let next = await look(proof);
      // What was asked for is kept already; the process takes its step a moment later.
      for (let tries = 0; moved && placeOf(next) === placeOf(found) && tries < MOST_TRIES; tries += 1) {
        await pause();
        next = await look(proof);
      }
      // What the resident did is a step of its own; what follows from it comes right behind.
      if (moved) next = await pause().then(() => look(proof));
      draw(proof, next, said);
    };
    standing(answer, { tenant, proof, found, again }, done);
    if (tabRequest()?.fresh)
      answer.append(h('p', {}, h('a', { href: pageAddress('received') }, t('status.show-code'))));
    answer.append(
      h('p', { class: 'no-print' }, h('button', { type: 'button', class: 'link', onclick: leave }, t('status.leave'))),
    );
    ask.hidden = true;
  };
  /** Shows it, and keeps it for this tab. */
  const open = async (typed: Proof): Promise<void> => {
    const found = await look(typed);
    const proof = { number: found.number, code: typed.code };
    const here = tabRequest();
    keepInTab(here?.number === found.number ? { ...here, ...proof } : proof);
    draw(proof, found);
  };
  const leave = (): void => {
    keepInTab(null);
    answer.textContent = '';
    ask.hidden = false;
    number.input.value = '';
    code.input.value = '';
    number.input.focus();
  };
  const submit = (): void => void send.run(() => open({ number: number.value(), code: code.value() }));
  const known = async (proof: Proof): Promise<void> => {
    number.input.value = proof.number;
    code.input.value = proof.code;
    await open(proof).catch((thrown) => {
      failure.textContent = sentence(thrown);
    });
  };

  ask.append(
    form(() => [number, code], submit, number.element, code.element, send.element).element,
    keptList(
      (proof) => void known(proof),
      () => number.input.focus(),
    ),
  );
  put(main, [h('h1', {}, t('status.title')), failure, ask, answer]);

  // The link of a letter brings the number, and the code where it could be told once more: then nothing is left to ask.
  number.input.value = secret;
  if (secret && codeOfLink) {
    renameTo('status');
    return known({ number: secret, code: codeOfLink });
  }
  const here = tabRequest();
  if (here && (!secret || secret === here.number)) await known(here);
};
