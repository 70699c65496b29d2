import { momentOf } from '../../../ui-kit/instants.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useLanguage } from '../../text/language.ts';

/** An instant in the tenant's zone and the reader's language. */
export function Moment({ at }: { at: string }) {
  const { zone } = useTenant();
  return <time dateTime={at}>{momentOf(at, zone, useLanguage())}</time>;
}
