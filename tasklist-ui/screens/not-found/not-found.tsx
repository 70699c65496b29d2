import { Link } from 'react-router';
import { Page } from '../../frame/page/page.tsx';
import { useTexts } from '../../text/texts.ts';

export function NotFound() {
  const { t } = useTexts('not-found');
  return (
    <Page title={t('title')}>
      <p>
        {t('text')}{' '}
        <Link className="plain-link" to="/">
          {t('start')}
        </Link>
      </p>
    </Page>
  );
}
