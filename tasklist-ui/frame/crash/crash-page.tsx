import { Button } from '@carbon/react';
import { useTexts } from '../../text/texts.ts';
import './crash-page.css';

/** Shown instead of a screen that broke: says so, and offers the ways on. */
export function CrashPage() {
  const { t } = useTexts('crash');
  return (
    <main className="crash">
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <Button onClick={() => location.reload()}>{t('reload')}</Button>
      <a href="/staff/">{t('start')}</a>
    </main>
  );
}
