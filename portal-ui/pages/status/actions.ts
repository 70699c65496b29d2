import { momentOf } from '../../../ui-kit/instants.ts';
import { h } from '../../dom.ts';
import { form } from '../../parts/form.ts';
import { photoField, sendPhotos } from '../../parts/photos.ts';
import { reasonForm } from '../../parts/reason-form.ts';
import { sendButton } from '../../parts/send.ts';
import { yesOrNo } from '../../parts/yes-or-no.ts';
import { server } from '../../server.ts';
import { language, t } from '../../text.ts';
import type { StandingInput } from './standing-input.ts';

/** What is asked of the resident now: it stands above everything else. */
export function question(input: StandingInput): HTMLElement | null {
  const { abilities } = input.found;
  if (!abilities.answer && !abilities.lateAnswer) return null;
  const late = !abilities.answer;
  const answer = yesOrNo(input.proof.number, async (said, reason) => {
    const call = { path: path(input), body: { ...input.proof, answer: said, reason: reason || null } };
    await (late ? server.answerLate(call) : server.answerByCode(call));
    await input.again(t(`confirmation.then-${said}`), true);
  });
  return h(
    'div',
    { class: 'question' },
    h('h3', {}, t(late ? 'late.title' : 'ask.title')),
    h('p', {}, t(late ? 'late.text' : 'ask.text')),
    answer,
  );
}

/** What the resident can do with the request now; each opens where it stands and says what follows. */
export function actions(input: StandingInput): HTMLElement | null {
  const { abilities } = input.found;
  const possible = [
    abilities.object && object(input),
    abilities.remark && remark(input),
    abilities.attach && attach(input),
    abilities.reopen && reopen(input),
    abilities.withdraw && withdraw(input),
  ];
  if (!possible.some(Boolean)) return null;
  return h('div', { class: 'actions' }, h('h3', {}, t('actions.title')), possible);
}

const action = (title: string, ...content: (HTMLElement | null)[]): HTMLElement =>
  h('details', {}, h('summary', {}, title), content);

const path = ({ tenant }: StandingInput) => ({ tenant: tenant.id });
const until = ({ tenant }: StandingInput, key: string, at: string | null): HTMLElement | null =>
  at ? h('p', {}, t(key, { at: momentOf(at, tenant.zone, language()) })) : null;

function object(input: StandingInput): HTMLElement {
  const body = reasonForm({
    id: 'objection-reason',
    place: `objection.${input.proof.number}`,
    label: t('objection.reason'),
    hint: t('objection.reason-hint'),
    missing: t('objection.missing'),
    button: t('objection.send'),
    async send(reason) {
      await server.objectByCode({ path: path(input), body: { ...input.proof, reason } });
      await input.again(t('objection.thanks'), true);
    },
  });
  return action(t('object.title'), until(input, 'objection.until', input.found.objectUntil), body);
}

function remark(input: StandingInput): HTMLElement {
  const body = reasonForm({
    id: 'remark',
    place: `remark.${input.proof.number}`,
    label: t('remark.label'),
    hint: t('remark.hint'),
    missing: t('remark.missing'),
    button: t('remark.send'),
    async send(text) {
      await server.addRemark({ path: path(input), body: { ...input.proof, text } });
      await input.again(t('remark.done'));
    },
  });
  return action(t('remark.title'), body);
}

function attach(input: StandingInput): HTMLElement {
  const photos = photoField(input.tenant.upload, { missing: t('attach.missing') });
  const send = sendButton(t('attach.send'));
  const submit = (): void =>
    void send.run(async () => {
      const lost = await sendPhotos(photos.files(), { tenant: input.tenant.id, ...input.proof });
      if (lost.length > 0) return photos.fault(lost.map(({ file, why }) => `${file.name}: ${why}`).join(' '));
      await input.again(t('attach.done'));
    });
  return action(t('attach.title'), form(() => [photos], submit, photos.element, send.element).element);
}

function reopen(input: StandingInput): HTMLElement {
  const body = reasonForm({
    id: 'reopen-reason',
    place: `reopen.${input.proof.number}`,
    label: t('reopen.reason'),
    missing: t('reopen.missing'),
    button: t('reopen.send'),
    async send(reason) {
      await server.reopenRequest({ path: path(input), body: { ...input.proof, reason } });
      await input.again(t('reopen.done'), true);
    },
  });
  return action(
    t('reopen.title'),
    h('p', {}, t('reopen.text')),
    until(input, 'reopen.until', input.found.reopenUntil),
    body,
  );
}

function withdraw(input: StandingInput): HTMLElement {
  const body = reasonForm({
    id: 'withdraw-reason',
    place: `withdraw.${input.proof.number}`,
    label: t('withdraw.reason'),
    button: t('withdraw.send'),
    async send(reason) {
      await server.withdrawRequest({ path: path(input), body: { ...input.proof, reason: reason || null } });
      await input.again(t('withdraw.done'), true);
    },
  });
  return action(t('withdraw.title'), h('p', {}, t('withdraw.text')), body);
}
