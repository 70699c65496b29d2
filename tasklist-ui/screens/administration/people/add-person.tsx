import { Select, SelectItem, TextInput } from '@carbon/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type Language, languages, ownNames } from '../../../../ui-kit/languages.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { type Fault, ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { isEmail } from '../parts/email.ts';
import { useChange } from '../parts/use-administration.ts';
import { type ChosenRole, membershipOf, RoleFields, worksSomewhere } from './role-fields.tsx';

const nobody = { name: '', userName: '', email: '' };

/** A new person with a first role; their page then gives the way to sign in. */
export function AddPerson({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useTexts('people');
  const { id: tenant, languages: offered } = useTenant();
  const go = useNavigate();
  const [values, setValues] = useState(nobody);
  const [speaks, setSpeaks] = useState<Language | ''>('');
  const [chosen, setChosen] = useState<ChosenRole>({ role: 'operator', place: '' });
  const add = useChange(() =>
    server.addPerson({
      path: { tenant },
      body: {
        name: values.name.trim(),
        userName: values.userName.trim(),
        email: values.email.trim() || null,
        language: speaks as Language,
        memberships: [membershipOf(chosen)],
      },
    }),
  );
  const field = (key: keyof typeof values) => ({
    id: `person-${key}`,
    labelText: t(key),
    value: values[key],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [key]: event.target.value }),
  });
  const fault = (): Fault | null => {
    if (values.name.trim().length < 2) return { message: t('name-missing'), field: 'person-name' };
    if (values.userName.trim().length < 2) return { message: t('userName-missing'), field: 'person-userName' };
    if (values.email.trim() && !isEmail(values.email)) return { message: t('email-wrong'), field: 'person-email' };
    if (!speaks) return { message: t('language-missing'), field: 'person-language' };
    if (worksSomewhere(chosen.role) && !chosen.place) return { message: t('where-missing'), field: 'place' };
    return null;
  };
  return (
    <ReasonDialog
      open={open}
      title={t('add')}
      action={t('add-do')}
      textNeeded={false}
      fault={fault}
      close={close}
      run={async () => {
        const person = await add.mutateAsync(undefined);
        notify('success', t('added', { name: person.name }));
        setValues(nobody);
        setSpeaks('');
        await go(`/${tenant}/administration/people/${person.id}`);
      }}
    >
      <TextInput {...field('name')} autoComplete="off" maxLength={200} />
      <TextInput {...field('userName')} helperText={t('userName-hint')} autoComplete="off" maxLength={200} />
      <TextInput {...field('email')} type="email" autoComplete="off" maxLength={200} />
      <Select
        id="person-language"
        labelText={t('language')}
        value={speaks}
        onChange={(event) => setSpeaks(event.target.value as Language)}
      >
        <SelectItem value="" text={t('language-choose')} />
        {languages
          .filter((each) => offered.includes(each))
          .map((each) => (
            <SelectItem key={each} value={each} text={ownNames[each]} />
          ))}
      </Select>
      <RoleFields chosen={chosen} change={setChosen} />
    </ReasonDialog>
  );
}
