import { Checkbox, TextInput } from '@carbon/react';
import { useState } from 'react';
import { Link } from 'react-router';
import { describedFault } from '../../../parts/form/described-fault.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import type { FieldsProps } from '../intake.ts';
import { useCallersCases } from '../use-open-case.ts';

/** Whom it is for, and how to reach them: without it nobody can be asked whether the work is done. */
export function PersonFields({ intake, change, faults }: FieldsProps) {
  const { t } = useTexts('open-case');
  const [asked, setAsked] = useState('');
  return (
    <fieldset className="intake-group">
      <legend>{t('resident')}</legend>
      <p className="intake-hint">{t('resident-hint')}</p>
      <div className="intake-row">
        <TextInput
          id="phone"
          type="tel"
          autoComplete="off"
          labelText={t('phone')}
          value={intake.phone}
          invalid={Boolean(faults.phone)}
          invalidText={faults.phone}
          {...describedFault('phone', Boolean(faults.phone))}
          onChange={(event) => change({ phone: event.target.value })}
          onBlur={() => setAsked(intake.phone)}
        />
        <TextInput
          id="name"
          autoComplete="off"
          labelText={t('name')}
          value={intake.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </div>
      <CallersCases phone={asked} />
      <div className="intake-row">
        <TextInput
          id="email"
          type="email"
          autoComplete="off"
          labelText={t('email')}
          value={intake.email}
          invalid={Boolean(faults.email)}
          invalidText={faults.email}
          {...describedFault('email', Boolean(faults.email))}
          onChange={(event) => change({ email: event.target.value })}
        />
        <TextInput
          id="address"
          autoComplete="off"
          labelText={t('address')}
          value={intake.address}
          onChange={(event) => change({ address: event.target.value })}
        />
      </div>
      <Checkbox
        id="forAnother"
        labelText={t('for-another')}
        checked={intake.forAnother}
        onChange={(_, { checked }) => change({ forAnother: checked })}
      />
      {intake.forAnother && (
        <div className="intake-row">
          <TextInput
            id="reporterName"
            autoComplete="off"
            labelText={t('reporter-name')}
            value={intake.reporterName}
            onChange={(event) => change({ reporterName: event.target.value })}
          />
          <TextInput
            id="reporterPhone"
            type="tel"
            autoComplete="off"
            labelText={t('reporter-phone')}
            value={intake.reporterPhone}
            invalid={Boolean(faults.reporterPhone)}
            invalidText={faults.reporterPhone}
            {...describedFault('reporterPhone', Boolean(faults.reporterPhone))}
            onChange={(event) => change({ reporterPhone: event.target.value })}
          />
        </div>
      )}
    </fieldset>
  );
}

/** Perhaps the call is about one of these. */
function CallersCases({ phone }: { phone: string }) {
  const { t } = useTexts('open-case');
  const { id } = useTenant();
  const { data } = useCallersCases(id, phone);
  return (
    <div role="status" className="intake-status">
      {data && data.items.length > 0 && (
        <div className="intake-known">
          <p>{t('known-caller')}</p>
          <ul>
            {data.items.map((each) => (
              <li key={each.id}>
                <Link className="plain-link" to={`/${id}/cases/${each.id}`} target="_blank">
                  {each.number}
                </Link>{' '}
                {each.summary}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
