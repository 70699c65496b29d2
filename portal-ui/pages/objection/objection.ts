import { momentOf } from '../../../ui-kit/instants.ts';
import { secret } from '../../address.ts';
import { h, put, show } from '../../dom.ts';
import type { Page } from '../../page.ts';
import { reasonForm } from '../../parts/reason-form.ts';
import { server } from '../../server.ts';
import { language, t } from '../../text.ts';

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

  const send = async (reason: string): Promise<void> => {
    const { taken } = await server.object({ path, body: { reason } });
    show(
      main,
      h('h1', {}, t(taken ? 'objection.thanks' : 'objection.title')),
      h('p', { class: 'lead' }, t(taken ? 'objection.then' : 'objection.over')),
    );
  };
  put(main, [
    found.openUntil
      ? h('p', {}, t('objection.until', { at: momentOf(found.openUntil, tenant.zone, language()) }))
      : null,
    reasonForm({
      id: 'reason',
      place: `objection.${found.number}`,
      label: t('objection.reason'),
      hint: t('objection.reason-hint'),
      missing: t('objection.missing'),
      button: t('objection.send'),
      send,
    }),
  ]);
};
