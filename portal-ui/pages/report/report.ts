import { ProblemError } from '../../../client/index.ts';
import { textIn } from '../../../ui-kit/languages.ts';
import { h, put } from '../../dom.ts';
import type { Page } from '../../page.ts';
import { field } from '../../parts/fields.ts';
import { keepFiles, keptFiles } from '../../parts/file-shelf.ts';
import { form } from '../../parts/form.ts';
import { notYet } from '../../parts/not-yet.ts';
import { photoField } from '../../parts/photos.ts';
import { sendButton } from '../../parts/send.ts';
import { language, t } from '../../text.ts';
import { goToReceived } from '../received/received.ts';
import { categoryChoices } from './category-choices.ts';
import { forgetDraft, keepDraft, readDraft } from './draft.ts';
import { placeField } from './place-field.ts';
import { type ReportBody, sendReport } from './send-report.ts';

const SHORTEST = 3;
const SHORTEST_PHONE = 5;

/** What is certainly no number is refused at once; what is one in this country the server knows. */
const looksLikePhone = (typed: string): boolean =>
  /^[+0-9 ()./-]*$/.test(typed) && typed.replace(/\D/g, '').length >= SHORTEST_PHONE;

/** Reports something: what, where, a photo, how to be reached. */
export const report: Page = async (input) => {
  const { tenant, main } = input;
  // Before anybody types: what cannot be taken must not be written.
  if (!tenant.takesRequests) return put(main, [h('h1', {}, t('report.title')), notYet()]);
  const draft = readDraft<ReportBody>();
  const photosBefore = await keptFiles(draft.key);
  const restored = Object.values(draft.values).some(Boolean) || photosBefore.length > 0;
  const { notice } = tenant;
  const phoneWrong = t('report.phone-wrong', { example: tenant.phoneExample });
  const fields = {
    description: field(
      h('textarea', { id: 'description', rows: 5, maxlength: 10_000, required: true }),
      t('report.description'),
      {
        hint: t('report.description-hint'),
        check: (value) => (value.length < SHORTEST ? t('report.description-missing') : null),
      },
    ),
    address: field(h('input', { id: 'address', maxlength: 200 }), t('report.place-details'), {
      hint: t('report.place-details-hint'),
    }),
    category: field(h('select', { id: 'category' }, categoryChoices(tenant.categories)), t('report.category')),
    name: field(h('input', { id: 'name', autocomplete: 'name', maxlength: 200 }), t('report.name')),
    phone: field(h('input', { id: 'phone', type: 'tel', autocomplete: 'tel', maxlength: 40 }), t('report.phone'), {
      hint: t('report.phone-hint', { example: tenant.phoneExample }),
      check: (value) => (!value || looksLikePhone(value) ? null : phoneWrong),
    }),
    email: field(h('input', { id: 'email', type: 'email', autocomplete: 'email', maxlength: 200 }), t('report.email'), {
      hint: t('report.email-hint'),
      check: (value) => (!value || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value) ? null : t('report.email-wrong')),
    }),
  };
  const named = (): boolean => Boolean(fields.name.value() || fields.phone.value() || fields.email.value());
  const agrees = h('input', { id: 'consent', type: 'checkbox', required: true });
  const consent = field(agrees, t('report.consent'), {
    check: () => (notice?.consentRequired && named() && !agrees.checked ? t('report.consent-missing') : null),
  });
  const photos = photoField(tenant.upload, {
    changed: (files) => {
      // The files are found again by the draft's key.
      keepDraft(draft);
      void keepFiles(draft.key, files);
    },
  });
  photos.add(photosBefore);
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
  const forget = (): void => {
    forgetDraft();
    void keepFiles(draft.key, []);
  };
  const anew = (): void => {
    forget();
    location.reload();
  };

  const body = (): ReportBody => {
    const { description, category, name, phone, email } = fields;
    // Of somebody who does not say who they are, the place is a part of what happened, and nobody's address.
    const where = inOwnWords();
    const told = [description.value(), !named() && where && `${t('report.place')} ${where}`].filter(Boolean);
    return {
      description: told.join('\n'),
      language: language(),
      categoryId: category.value() || null,
      territoryId: place.placeId(),
      resident: {
        name: name.value() || null,
        phone: phone.value() || null,
        email: email.value() || null,
        address: (named() && where) || null,
        noticeVersion: notice?.version ?? null,
        consent: notice?.consentRequired ? agrees.checked : null,
      },
    };
  };
  const submit = (): void =>
    void send.run(async () => {
      const email = fields.email.value();
      const arrived = await sendReport(tenant.id, draft, body()).catch((thrown) => {
        if (!(thrown instanceof ProblemError && thrown.problem.code === 'phone-wrong')) throw thrown;
        made.refuse([[fields.phone, phoneWrong]]);
      });
      if (!arrived) return;
      const { number, code } = arrived.opened;
      const files = photos.files();
      forget();
      await goToReceived(input, { number, code, email, asFirstTyped: !arrived.asTyped }, files);
    });

  const made = form(
    () => [...Object.values(fields), consent],
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
  );
  put(main, [
    h('h1', {}, t('report.title')),
    restored &&
      h(
        'div',
        { class: 'restored' },
        h('p', { role: 'status' }, t('report.restored')),
        h('button', { type: 'button', class: 'link', onclick: anew }, t('report.anew')),
      ),
    made.element,
  ]);
};
