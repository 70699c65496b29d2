import { InlineNotification, SkeletonText, Tag } from '@carbon/react';
import type { Finding } from '../server.ts';
import { useTexts } from '../text.ts';

/** What the check says, errors first; each leads to its element. */
export function Findings(props: {
  findings: readonly Finding[] | undefined;
  error: unknown;
  lookAt: (file: string, element: string | null) => Promise<void>;
}) {
  const { findings, error, lookAt } = props;
  const { t, sentence } = useTexts();
  if (error) return <InlineNotification kind="error" lowContrast title={sentence(error)} hideCloseButton />;
  if (!findings) return <SkeletonText paragraph lineCount={2} />;
  const sorted = [...findings].sort((a, b) => a.severity.localeCompare(b.severity));
  const errors = findings.filter((each) => each.severity === 'error').length;
  return (
    <section className="findings" aria-label={t('check')}>
      <h2>{t('check')}</h2>
      <p role="status">
        {findings.length === 0 ? t('check-clean') : t('check-found', { errors, warnings: findings.length - errors })}
      </p>
      <ol>
        {sorted.slice(0, 300).map((each) => (
          <li key={`${each.file}:${each.element}:${each.rule}:${each.message}`}>
            <Tag size="sm" type={each.severity === 'error' ? 'red' : 'gray'}>
              {t(`severity.${each.severity}`)}
            </Tag>
            <button type="button" onClick={() => void lookAt(each.file, each.element)}>
              {each.file}
              {each.element && ` · ${each.element}`}
            </button>
            <span>{each.message}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
