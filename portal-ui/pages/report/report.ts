import { textIn } from '../../../ui-kit/languages.ts';
import { h, put, show } from '../../dom.ts';
import type { Page } from '../../page.ts';
import { type Field, field, refuse } from '../../parts/fields.ts';
import { photoField, sendPhotos } from '../../parts/photos.ts';
import { form, sendButton } from '../../parts/send.ts';
import { server } from '../../server.ts';
import { language, t } from '../../text.ts';
import { categoryChoices } from './category-choices.ts';
import { forgetDraft, keepDraft, readDraft } from './draft.ts';
import { placeField } from './place-field.ts';
import { received } from './received.ts';

const SHORTEST = 3;

/** Reports something: what, where, a photo, how to be reached. */
export const report: Page = ({ tenant, main }) => {
  const draft = readDraft();
  const { notice } = tenant;
  const fields = {
    description: field(
      h('textarea', { id: 'description', rows: 5, maxlength: 10_000, required: true }),
      t('report.description'),
      t('report.description-hint'),
    ),
    address: field(
      h('input', { id: 'address', maxlength: 200 }),
      t('report.place-details'),
      t('report.place-details-hint'),
    ),
    category: field(h('select', { id: 'category' }, categoryChoices(tenant.categories)), t('report.category')),
    name: field(h('input', { id: 'name', autocomplete: 'name', maxlength: 200 }), t('report.name')),
    phone: field(h('input', { id: 'phone', type: 'tel', autocomplete: 'tel', maxlength: 40 }), t('report.phone')),
    email: field(h('input', { id: 'email', type: 'email', autocomplete: 'email', maxlength: 200 }), t('report.email')),
  };
  const consent = field(h('input', { id: 'consent', type: 'checkbox', required: true }), t('report.consent'));
  const photos = photoField(tenant.upload);
  const send = sendButton(t('report.send'));

  for (const [key, each] of Object.entries(fields)) {
    each.input.value = draft.values[key] ?? '';
    each.input.addEventListener('input', () => {
      draft.values[key] = each.input.value;
      keepDraft(draft);
    });
  }

  const place = placeField({
    tenant: tenant.id,
    kept: { text: draft.values.place ?? '', placeId: draft.values.placeId ?? '' },
    changed: (text, placeId) => {
      Object.assign(draft.values, { place: text, placeId });
      keepDraft(draft);
    },
  });
  /** What the list of places does not say. */
  const inOwnWords = (): string =>
    [place.placeId() ? '' : place.value(), fields.address.value()].filter(Boolean).join(', ');

  const submit = (): void => {
    const { description, category, name, phone, email } = fields;
    const reachable = Boolean(name.value() || phone.value() || email.value() || inOwnWords());
    const needsConsent = Boolean(notice?.consentRequired && reachable);
    const faults: (readonly [Field, string | null])[] = [
      [description, description.value().length < SHORTEST ? t('report.description-missing') : null],
      [phone, /^[+0-9 ()./-]*$/.test(phone.value()) ? null : t('report.phone-wrong')],
      [email, !email.value() || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.value()) ? null : t('report.email-wrong')],
      [consent, needsConsent && !(consent.input as HTMLInputElement).checked ? t('report.consent-missing') : null],
    ];
    if (refuse(faults)) return;
    void send.run(async () => {
      const opened = await server.reportRequest({
        path: { tenant: tenant.id },
        header: { 'idempotency-key': draft.key },
        body: {
          description: description.value(),
          language: language(),
          categoryId: category.value() || null,
          territoryId: place.placeId(),
          resident: {
            name: name.value() || null,
            phone: phone.value() || null,
            email: email.value() || null,
            address: inOwnWords() || null,
            noticeVersion: notice?.version ?? null,
            consent: notice?.consentRequired ? (consent.input as HTMLInputElement).checked : null,
          },
        },
      });
      const lost = await sendPhotos(photos.files(), { tenant: tenant.id, number: opened.number, code: opened.code });
      forgetDraft();
      show(main, ...received(opened, lost));
    });
  };

  put(main, [
    h('h1', {}, t('report.title')),
    form(
      submit,
      fields.description.element,
      place.element,
      fields.address.element,
      fields.category.element,
      photos.element,
      h('h2', {}, t('report.contact')),
      h('p', { class: 'hint' }, t('report.contact-hint')),
      fields.name.element,
      fields.phone.element,
      fields.email.element,
      notice &&
        h(
          'section',
          { class: 'notice', 'aria-label': t('report.notice') },
          h('h2', {}, t('report.notice')),
          h('p', {}, textIn(notice.text, language())),
        ),
      notice?.consentRequired ? consent.element : null,
      send.element,
    ),
  ]);
};
