import { TextInput } from '@carbon/react';
import { describedFault } from '../../parts/form/described-fault.ts';
import { useTexts } from '../../text/texts.ts';

export interface Typed {
  password: string;
  again: string;
}

const SHORTEST = 10;
export const passwordsFit = ({ password, again }: Typed): boolean => password.length >= SHORTEST && password === again;

/** A new password, typed twice. */
export function PasswordTwice<T extends Typed>({
  values,
  change,
  tried,
}: {
  values: T;
  change: (values: T) => void;
  tried: boolean;
}) {
  const { t } = useTexts('password');
  const short = tried && values.password.length < SHORTEST;
  const differ = tried && values.password !== values.again;
  return (
    <>
      <TextInput
        id="password"
        type="password"
        autoComplete="new-password"
        labelText={t('password')}
        helperText={t('password-hint')}
        invalid={short}
        {...describedFault('password', short)}
        invalidText={t('password-hint')}
        value={values.password}
        onChange={(event) => change({ ...values, password: event.target.value })}
      />
      <TextInput
        id="again"
        type="password"
        autoComplete="new-password"
        labelText={t('again')}
        invalid={differ}
        {...describedFault('again', differ)}
        invalidText={t('again-wrong')}
        value={values.again}
        onChange={(event) => change({ ...values, again: event.target.value })}
      />
    </>
  );
}
