import { Button } from '@carbon/react';
import { Logout } from '@carbon/react/icons';
import { useTexts } from '../text/texts.ts';
import { useSignOut } from './use-sign-out.ts';

export function SignOut() {
  const { t } = useTexts('frame');
  const signOut = useSignOut();
  return (
    <Button kind="tertiary" size="md" renderIcon={Logout} onClick={() => signOut()}>
      {t('sign-out')}
    </Button>
  );
}
