import { Fragment } from 'react';
import { Page } from '../../frame/page/page.tsx';
import { Empty, Failed, LoadingRows } from '../../parts/states/states.tsx';
import { Moment } from '../../parts/time/moment.tsx';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { linksIn } from './links-in.ts';
import { useMailbox } from './use-mailbox.ts';
import './mailbox.css';

/** The letters of a trial: nothing leaves the house, everything can be read here. */
export function Mailbox() {
  const { t } = useTexts('mailbox');
  const { id } = useTenant();
  const sentence = useSentence();
  const { data, error, isPending, refetch } = useMailbox(id);
  return (
    <Page title={t('title')} lead={t('lead')}>
      {isPending && <LoadingRows />}
      {error && !data && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
      {data?.items.length === 0 && <Empty title={t('none')}>{t('none-hint')}</Empty>}
      <ul className="mailbox">
        {data?.items.map((mail) => (
          <li key={mail.id}>
            <article className="mail" aria-labelledby={`mail-${mail.id}`}>
              <h2 id={`mail-${mail.id}`}>{mail.subject}</h2>
              <p className="muted">
                {t('to')} {mail.to}
                {mail.sentAt && (
                  <>
                    , <Moment at={mail.sentAt} />
                  </>
                )}
              </p>
              <p className="prose">
                {linksIn(mail.text).map((part) => (
                  <Fragment key={part.at}>
                    {part.link ? (
                      <a className="plain-link" href={part.text} target="_blank" rel="noreferrer">
                        {part.text}
                      </a>
                    ) : (
                      part.text
                    )}
                  </Fragment>
                ))}
              </p>
            </article>
          </li>
        ))}
      </ul>
    </Page>
  );
}
