import { Document as DocumentIcon, Image } from '@carbon/react/icons';
import { documentUrl } from '../../../client/index.ts';
import type { Document } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { sizeIn } from './size.ts';
import './documents.css';

/** Files of a case; each opens in a tab of its own. */
export function Documents({ documents }: { documents: readonly Document[] }) {
  const { t } = useTexts('documents');
  const { id } = useTenant();
  if (documents.length === 0) return <p className="muted">{t('none')}</p>;
  return (
    <ul className="documents">
      {documents.map((document) => (
        <li key={document.id}>
          {document.mediaType.startsWith('image/') ? <Image aria-hidden="true" /> : <DocumentIcon aria-hidden="true" />}
          <a className="plain-link" href={documentUrl(id, document.id)} target="_blank" rel="noreferrer">
            {document.name}
            <span className="visually-hidden"> {t('new-tab')}</span>
          </a>
          {document.stage && <strong>{t(`stage.${document.stage}`)}</strong>}
          <span className="muted">{sizeIn(document.size)}</span>
        </li>
      ))}
    </ul>
  );
}
