import { Checkbox, RadioButton, RadioButtonGroup, TextInput } from '@carbon/react';
import { useState } from 'react';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import type { Case } from '../../../server/types.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import type { DialogProps } from './dialog-props.ts';
import { useNotice } from './use-correction.ts';
import './correct-dialog.css';

const fields = ['name', 'phone', 'email', 'address'] as const;
type Contact = Partial<Record<(typeof fields)[number], string>>;
type Part = 'resident' | 'reporter';

/** Corrects how the resident, or whoever brought the request, is reached. */
export function ContactDialog({ open, close, actions, draft, found }: DialogProps & { found: Case }) {
  const { t } = useTexts('actions');
  const { id, examplePhone } = useTenant();
  const { data: notice } = useNotice(id);
  const [part, setPart] = useState<Part>(found.persons?.resident || !found.persons?.reporter ? 'resident' : 'reporter');
  const [typed, setTyped] = useState<Contact>({});
  const [told, setTold] = useState(false);
  const [consent, setConsent] = useState(false);
  const before = found.persons?.[part] ?? null;
  const asks = !before && notice;
  const changed = fields.filter((field) => typed[field] !== undefined && typed[field] !== (before?.[field] ?? ''));
  const leave = (): void => {
    setTyped({});
    setTold(false);
    setConsent(false);
    close();
  };
  const fault = (): string | null => {
    if (changed.length === 0) return t('contact.missing');
    if (asks && !told) return t('contact.notice-missing');
    return asks && notice.consentRequired && !consent ? t('contact.consent-missing') : null;
  };

  return (
    <ReasonDialog
      open={open}
      draft={draft}
      size="md"
      title={t('contact.title')}
      consequence={t('contact.consequence')}
      action={t('contact.do')}
      fault={fault}
      explain={({ code }) => (code === 'phone-wrong' ? t('contact.phone-wrong', { example: examplePhone }) : null)}
      close={leave}
      run={async (reason) => {
        const contact = Object.fromEntries(changed.map((field) => [field, typed[field]?.trim() || null]));
        const shown = asks && told ? { noticeVersion: notice.version, consent } : {};
        await actions.correctContact(part, { ...contact, ...shown, reason });
        notify('success', t('contact.done'));
      }}
    >
      <div className="correct-dialog">
        {found.persons?.reporter && (
          <RadioButtonGroup
            legendText={t('contact.whose')}
            name="contact-part"
            valueSelected={part}
            onChange={(value) => {
              setPart(value === 'reporter' ? 'reporter' : 'resident');
              setTyped({});
            }}
          >
            <RadioButton value="resident" labelText={t('contact.resident')} />
            <RadioButton value="reporter" labelText={t('contact.reporter')} />
          </RadioButtonGroup>
        )}
        <div className="correct-row">
          {fields.map((field) => (
            <TextInput
              key={`${part} ${field}`}
              id={`contact-${field}`}
              type={field === 'phone' ? 'tel' : field === 'email' ? 'email' : 'text'}
              autoComplete="off"
              labelText={t(`contact.${field}`)}
              helperText={field === 'phone' ? t('contact.phone-hint', { example: examplePhone }) : undefined}
              value={typed[field] ?? before?.[field] ?? ''}
              onChange={(event) => setTyped((now) => ({ ...now, [field]: event.target.value }))}
            />
          ))}
        </div>
        {asks && (
          <div>
            <Checkbox
              id="contact-notice"
              labelText={t('contact.notice')}
              checked={told}
              onChange={(_, { checked }) => setTold(checked)}
            />
            {notice.consentRequired && (
              <Checkbox
                id="contact-consent"
                labelText={t('contact.consent')}
                checked={consent}
                onChange={(_, { checked }) => setConsent(checked)}
              />
            )}
          </div>
        )}
      </div>
    </ReasonDialog>
  );
}
