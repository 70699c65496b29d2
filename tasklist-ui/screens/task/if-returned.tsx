import { InlineNotification } from '@carbon/react';
import { momentOf } from '../../../ui-kit/instants.ts';
import type { Task } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

/** What follows if the department says that the case is not theirs: said before they say so. */
export function IfReturned({ follows }: { follows: NonNullable<Task['ifReturned']> }) {
  const { t, language } = useTexts('task');
  const { zone } = useTenant();
  const { dueAt, extensionsFall, returnsLeft } = follows;
  const term = dueAt === null ? 'none' : extensionsFall > 0 ? 'fallen' : 'kept';
  return (
    <InlineNotification
      kind="info"
      lowContrast
      hideCloseButton
      role="status"
      title={t('if-returned')}
      subtitle={[
        t(`if-returned.${term}`, { due: dueAt ? momentOf(dueAt, zone, language) : '' }),
        t(returnsLeft ? 'if-returned.operator' : 'if-returned.supervisor'),
      ].join(' ')}
    />
  );
}
