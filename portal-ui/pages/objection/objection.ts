import { momentOf } from '../../../ui-kit/instants.ts';
import { secret } from '../../address.ts';
import { h, put, show } from '../../dom.ts';
import type { Page } from '../../page.ts';
import { field, refuse } from '../../parts/fields.ts';
import { keepTyping } from '../../parts/keep-typing.ts';
import { form, sendButton } from '../../parts/send.ts';
import { server } from '../../server.ts';
import { language, t } from '../../text.ts';

const SHORTEST = 3;

/** One objection to an explained answer, while it is possible. */
export const objection: Page = async ({ tenant, main }) => {
  const path = { tenant: tenant.id, token: secret };
  const found = await server.getObjection({ path });
  put(main, [
    h('h1', {}, t('objection.title')),
    h('p', { class: 'hint' }, t('confirmation.number', { number: found.number })),
    found.explanation
      ? h('div', { class: 'told' }, h('h2', {}, t('objection.explanation')), h('p', {}, found.explanation))
      : null,
  ]);
  if (found.state !== 'open') return put(main, [h('p', { class: 'lead' }, t(`objection.${found.state}`))]);

  const reason = field(
    h('textarea', { id: 'reason', rows: 5, maxlength: 4000, required: true }),
    t('objection.reason'),
    t('objection.reason-hint'),
  );
  const forget = keepTyping(`objection.${found.number}`, reason.input as HTMLTextAreaElement);
  const send = sendButton(t('objection.send'));
  const submit = (): void => {
    if (refuse([[reason, reason.value().length < SHORTEST ? t('objection.missing') : null]])) return;
    void send.run(async () => {
      const { taken } = await server.object({ path, body: { reason: reason.value() } });
      forget();
      show(
        main,
        h('h1', {}, t(taken ? 'objection.thanks' : 'objection.title')),
        h('p', { class: 'lead' }, t(taken ? 'objection.then' : 'objection.over')),
      );
    });
  };
  put(main, [
    found.openUntil
      ? h('p', {}, t('objection.until', { at: momentOf(found.openUntil, tenant.zone, language()) }))
      : null,
    form(submit, reason.element, send.element),
  ]);
};
