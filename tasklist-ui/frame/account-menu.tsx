import { HeaderGlobalAction, HeaderPanel } from '@carbon/react';
import { UserAvatar } from '@carbon/react/icons';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { textIn } from '../../ui-kit/languages.ts';
import type { Tenant } from '../session/tenant-context.ts';
import { useTexts } from '../text/texts.ts';
import { SignOut } from './sign-out.tsx';

/** Who is signed in and as what; changing the authority; signing out. */
export function AccountMenu({ tenant, several }: { tenant: Tenant; several: boolean }) {
  const { t, name, language } = useTexts('frame');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: closes by Escape and when the focus leaves; every control inside is a real one
    <div
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <HeaderGlobalAction
        ref={button}
        aria-label={t('account')}
        aria-expanded={open}
        isActive={open}
        tooltipAlignment="end"
        onClick={() => setOpen(!open)}
      >
        <UserAvatar size={20} />
      </HeaderGlobalAction>
      <HeaderPanel expanded={open} className="account-panel">
        {open && (
          <div className="account">
            <p className="account-name">{tenant.person.name}</p>
            <ul className="account-roles">
              {tenant.memberships.map((membership) => (
                <li key={`${membership.role} ${membership.departmentId}`}>
                  {name('role', membership.role)}
                  {membership.departmentName && `, ${textIn(membership.departmentName, language)}`}
                </li>
              ))}
            </ul>
            {several && (
              <Link className="cds--link" to="/" onClick={() => setOpen(false)}>
                {t('other-tenant')}
              </Link>
            )}
            <Link className="cds--link" to={`/${tenant.id}/password`} onClick={() => setOpen(false)}>
              {t('my-password')}
            </Link>
            <SignOut />
          </div>
        )}
      </HeaderPanel>
    </div>
  );
}
