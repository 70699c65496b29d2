import { Checkbox, TextInput } from '@carbon/react';
import { useDeferredValue } from 'react';
import { Link } from 'react-router';
import { describedFault } from '../../../parts/form/described-fault.ts';
import { StatusTag } from '../../../parts/tags/tags.tsx';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import type { FieldsProps, IntakeFaults } from '../intake.ts';
import { useCallersCases } from '../use-open-case.ts';

/** Fields of a person, each with the key of its label. */
const labels = {
  phone: 'phone',
  name: 'name',
  email: 'email',
  address: 'address',
  reporterName: 'reporter-name',
  reporterPhone: 'reporter-phone',
} as const;
type PersonField = keyof typeof labels;
const typeOf = (field: PersonField) => (/phone/i.test(field) ? 'tel' : field === 'email' ? 'email' : 'text');

/** Whom it is for, and how to reach them: without it nobody can be asked whether the work is done. */
export function PersonFields(props: FieldsProps) {
  const { intake, change } = props;
  const { t } = useTexts('open-case');
  // Asked while it is typed: what appears when the field is left would move the next one from under the pointer.
  const asked = useDeferredValue(intake.phone);
  return (
    <fieldset className="intake-group">
      <legend>{t('resident')}</legend>
      <p className="intake-hint">{t('resident-hint')}</p>
      <div className="intake-row">
        <Field of="phone" {...props} />
        <Field of="name" {...props} />
      </div>
      <CallersCases phone={asked} />
      <div className="intake-row">
        <Field of="email" {...props} />
        <Field of="address" {...props} />
      </div>
      <Checkbox
        id="forAnother"
        labelText={t('for-another')}
        checked={intake.forAnother}
        onChange={(_, { checked }) => change({ forAnother: checked })}
      />
      {intake.forAnother && (
        <div className="intake-row">
          <Field of="reporterName" {...props} />
          <Field of="reporterPhone" {...props} />
        </div>
      )}
    </fieldset>
  );
}

function Field({ of, intake, change, faults }: FieldsProps & { of: PersonField }) {
  const { t } = useTexts('open-case');
  const fault = faults[of as keyof IntakeFaults];
  return (
    <TextInput
      id={of}
      type={typeOf(of)}
      autoComplete="off"
      labelText={t(labels[of])}
      value={intake[of]}
      invalid={Boolean(fault)}
      invalidText={fault}
      {...describedFault(of, Boolean(fault))}
      onChange={(event) => change({ [of]: event.target.value })}
    />
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
                <Link className="plain-link" to={`/${id}/cases/${each.id}`}>
                  {each.number}
                </Link>{' '}
                <StatusTag status={each.status} stage={each.stage} /> {each.summary}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
