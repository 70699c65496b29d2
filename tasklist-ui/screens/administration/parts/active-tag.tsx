import { Tag } from '@carbon/react';
import { useTexts } from '../../../text/texts.ts';

/** For what acts no longer. */
export function InactiveTag({ active }: { active: boolean }) {
  const { t } = useTexts('administration');
  return active ? null : (
    <Tag className="tag" size="md" type="gray">
      {t('inactive')}
    </Tag>
  );
}
