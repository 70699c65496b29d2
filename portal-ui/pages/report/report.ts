import { ProblemError } from '../../../client/index.ts';
import { textIn } from '../../../ui-kit/languages.ts';
import { h, put, show } from '../../dom.ts';
import type { Page } from '../../page.ts';
import { type Field, field, refuse } from '../../parts/fields.ts';
import { notYet } from '../../parts/not-yet.ts';
import { photoField, sendPhotos } from '../../parts/photos.ts';
import { form, sendButton } from '../../parts/send.ts';
import { server } from '../../server.ts';
import { language, t } from '../../text.ts';
import { categoryChoices } from './category-choices.ts';
import { forgetDraft, keepDraft, readDraft } from './draft.ts';
import { placeField } from './place-field.ts';
import { received } from './received.ts';

const SHORTEST = 3;
const SHORTEST_PHONE = 5;

/** What is certainly no number is refused at once; what is one in this country the server knows. */
const looksLikePhone = (typed: string): boolean =>
  /^[+0-9 ()./-]*$/.test(typed) && typed.replace(/\D/g, '').length >= SHORTEST_PHONE;

/** Reports something: what, where, a photo, how to be reached. */
export const report: Page = ({ tenant, main }) => {
  // Before anybody types: what cannot be taken must not be written.
  if (!tenant.takesRequests) return put(main, [h('h1', {}, t('report.title')), notYet()]);
  const draft = readDraft();
  const restored = Object.values(draft.values).some(Boolean);
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
    phone: field(
      h('input', { id: 'phone', type: 'tel', autocomplete: 'tel', maxlength: 40 }),
      t('report.phone'),
      t('report.phone-hint', { example: tenant.phoneExample }),
    ),
    email: field(h('input', { id: 'email', type: 'email', autocomplete: 'email', maxlength: 200 }), t('report.email')),
  };
  const consent = field(h('input', { id: 'consent', type: 'checkbox', required: true }), t('report.consent'));
  const phoneWrong = t('report.phone-wrong', { example: tenant.phoneExample });
  const photos = photoField(tenant.upload, (files) => {
    draft.values.photos = files.map((file) => file.name).join(', ');
    keepDraft(draft);
  });
  // A browser gives no page the files of before.
  if (draft.values.photos) photos.fault(t('photos.again', { files: draft.values.photos }));
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
  const anew = (): void => {
    forgetDraft();
    location.reload();
  };

  const submit = (): void => {
    const { description, category, name, phone, email } = fields;
    const named = Boolean(name.value() || phone.value() || email.value());
    const needsConsent = Boolean(notice?.consentRequired && named);
    // Of somebody who does not say who they are, the place is a part of what happened, and nobody's address.
    const where = inOwnWords();
    const told = [description.value(), !named && where && `${t('report.place')} ${where}`].filter(Boolean).join('\n');
    const faults: (readonly [Field, string | null])[] = [
      [description, description.value().length < SHORTEST ? t('report.description-missing') : null],
      [phone, !phone.value() || looksLikePhone(phone.value()) ? null : phoneWrong],
      [email, !email.value() || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.value()) ? null : t('report.email-wrong')],
      [consent, needsConsent && !(consent.input as HTMLInputElement).checked ? t('report.consent-missing') : null],
    ];
    if (refuse(faults)) return;
    void send.run(async () => {
      const answered = server.reportRequest({
        path: { tenant: tenant.id },
        header: { 'idempotency-key': draft.key },
        body: {
          description: told,
          language: language(),
          categoryId: category.value() || null,
          territoryId: place.placeId(),
          resident: {
            name: name.value() || null,
            phone: phone.value() || null,
            email: email.value() || null,
            address: (named && where) || null,
            noticeVersion: notice?.version ?? null,
            consent: notice?.consentRequired ? (consent.input as HTMLInputElement).checked : null,
          },
        },
      });
      const opened = await answered.catch((thrown) => {
        if (!(thrown instanceof ProblemError && thrown.problem.code === 'phone-wrong')) throw thrown;
        refuse([[phone, phoneWrong]]);
      });
      if (!opened) return;
      const lost = await sendPhotos(photos.files(), { tenant: tenant.id, number: opened.number, code: opened.code });
      forgetDraft();
      show(main, ...received({ opened, lost, email: email.value() }));
    });
  };

  put(main, [
    h('h1', {}, t('report.title')),
    restored &&
      h(
        'div',
        { class: 'restored' },
        h('p', { role: 'status' }, t('report.restored')),
        h('button', { type: 'button', class: 'link', onclick: anew }, t('report.anew')),
      ),
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
