import { h } from '../../dom.ts';
import { field, refuse } from '../../parts/fields.ts';
import { keepTyping } from '../../parts/keep-typing.ts';
import { photoField, sendPhotos } from '../../parts/photos.ts';
import { form, sendButton } from '../../parts/send.ts';
import { yesOrNo } from '../../parts/yes-or-no.ts';
import { server } from '../../server.ts';
import { t } from '../../text.ts';
import type { StandingInput } from './standing-input.ts';

const SHORTEST = 3;

/** What the resident can do with the request now; each opens where it stands and says what follows. */
export function actions(input: StandingInput): HTMLElement {
  const { abilities } = input.found;
  return h(
    'div',
    { class: 'actions' },
    abilities.lateAnswer && lateAnswer(input),
    abilities.attach && attach(input),
    abilities.reopen && reopen(input),
    abilities.withdraw && withdraw(input),
  );
}

const action = (title: string, ...content: HTMLElement[]): HTMLElement =>
  h('details', {}, h('summary', {}, title), content);

const path = ({ tenant }: StandingInput) => ({ tenant: tenant.id });

function lateAnswer(input: StandingInput): HTMLElement {
  const answer = yesOrNo(input.proof.number, async (said, reason) => {
    await server.answerLate({ path: path(input), body: { ...input.proof, answer: said, reason: reason || null } });
    await input.again(true);
  });
  return h('div', { class: 'question' }, h('h3', {}, t('late.title')), h('p', {}, t('late.text')), answer);
}

function attach(input: StandingInput): HTMLElement {
  const photos = photoField(input.tenant.upload);
  const send = sendButton(t('attach.send'));
  const submit = (): void => {
    if (photos.files().length === 0) {
      photos.fault(t('attach.missing'));
      return;
    }
    void send.run(async () => {
      const lost = await sendPhotos(photos.files(), { tenant: input.tenant.id, ...input.proof });
      if (lost.length > 0) return photos.fault(lost.join(' '));
      await input.again();
    });
  };
  return action(t('attach.title'), form(submit, photos.element, send.element));
}

function reopen(input: StandingInput): HTMLElement {
  const reason = field(
    h('textarea', { id: 'reopen-reason', rows: 4, maxlength: 4000, required: true }),
    t('reopen.reason'),
  );
  const forget = keepTyping(`reopen.${input.proof.number}`, reason.input as HTMLTextAreaElement);
  const send = sendButton(t('reopen.send'));
  const submit = (): void => {
    if (refuse([[reason, reason.value().length < SHORTEST ? t('reopen.missing') : null]])) return;
    void send.run(async () => {
      await server.reopenRequest({ path: path(input), body: { ...input.proof, reason: reason.value() } });
      forget();
      await input.again(true);
    });
  };
  return action(t('reopen.title'), h('p', {}, t('reopen.text')), form(submit, reason.element, send.element));
}

function withdraw(input: StandingInput): HTMLElement {
  const reason = field(h('textarea', { id: 'withdraw-reason', rows: 3, maxlength: 4000 }), t('withdraw.reason'));
  const forget = keepTyping(`withdraw.${input.proof.number}`, reason.input as HTMLTextAreaElement);
  const send = sendButton(t('withdraw.send'));
  const submit = (): void => {
    void send.run(async () => {
      await server.withdrawRequest({ path: path(input), body: { ...input.proof, reason: reason.value() || null } });
      forget();
      await input.again(true);
    });
  };
  return action(t('withdraw.title'), h('p', {}, t('withdraw.text')), form(submit, reason.element, send.element));
}
