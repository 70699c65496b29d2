import { NavLink, Outlet } from 'react-router';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { NotFound } from '../not-found/not-found.tsx';
import './administration.css';

const places = [
  'people',
  'departments',
  'categories',
  'places',
  'calendars',
  'notice',
  'settings',
  'changes',
  'engine',
] as const;

/** The frame of all pages of administration: where one can go. Nobody else sees any of it. */
export function Administration() {
  const { t } = useTexts('administration');
  const { id, abilities } = useTenant();
  if (!abilities.administer) return <NotFound />;
  return (
    <>
      <nav className="administration-places" aria-label={t('places')}>
        <ul>
          <li>
            <NavLink to={`/${id}/administration`} end>
              {t('overview')}
            </NavLink>
          </li>
          {places.map((place) => (
            <li key={place}>
              <NavLink to={`/${id}/administration/${place}`}>{t(`place.${place}`)}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </>
  );
}
