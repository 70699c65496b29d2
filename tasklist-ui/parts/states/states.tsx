import { Button, InlineNotification, SkeletonText } from '@carbon/react';
import type { ReactNode } from 'react';
import { useTexts } from '../../text/texts.ts';
import './states.css';

/** Nothing is there, and that is fine: says so, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state-empty">
      <p className="state-empty-title">{title}</p>
      {children && <div>{children}</div>}
    </div>
  );
}

/** What could not be loaded, in a sentence, with a way to try again. */
export function Failed({ sentence, retry }: { sentence: string; retry?: () => void }) {
  const { t } = useTexts('states');
  return (
    <div className="state-failed">
      <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={sentence} />
      {retry && (
        <Button kind="tertiary" size="md" onClick={retry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}

/** The shape of rows that are being loaded. */
export function LoadingRows({ rows = 4 }: { rows?: number }) {
  const { t } = useTexts('states');
  return (
    <div className="state-loading" aria-busy="true">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a skeleton have no identity
        <div className="state-loading-row" key={row} aria-hidden="true">
          <SkeletonText heading width="40%" />
          <SkeletonText width="70%" />
        </div>
      ))}
    </div>
  );
}
