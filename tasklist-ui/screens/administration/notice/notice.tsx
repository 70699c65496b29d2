import { Button, Checkbox, InlineNotification, TextArea } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import type { Reply } from '../../../../client/index.ts';
import { type Language, languages, ownNames } from '../../../../ui-kit/languages.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { Page } from '../../../frame/page/page.tsx';
import { Empty, Failed, LoadingRows } from '../../../parts/states/states.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { filled } from '../parts/name-fields.tsx';
import { useChange } from '../parts/use-administration.ts';

type Notice = Reply<'listNotices'>['items'][number];

/** What residents are told about their data: the text now, and writing the next. */
export function NoticePage() {
  const { t } = useTexts('notice');
  const { id } = useTenant();
  const sentence = useSentence();
  const [writing, setWriting] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: [id, 'administration', 'notices'],
    queryFn: () => server.listNotices({ path: { tenant: id } }),
  });
  const newest = data?.items[0];
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={data && !writing && <Button onClick={() => setWriting(true)}>{t('write')}</Button>}
    >
      {error && !data && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
      {!data && !error && <LoadingRows />}
      {data && writing && (
        <NoticeForm key={newest?.version ?? 0} newest={newest ?? null} close={() => setWriting(false)} />
      )}
      {data && !writing && !newest && <Empty title={t('none')}>{t('none-hint')}</Empty>}
      {newest && !writing && (
        <section className="section" aria-labelledby="now">
          <h2 id="now">{t('now', { version: newest.version })}</h2>
          <p className="muted">
            {t('since')} <Moment at={newest.validFrom} /> · {t(newest.consentRequired ? 'asks-consent' : 'no-consent')}
          </p>
          {Object.entries(newest.text).map(([language, text]) => (
            <div key={language} lang={language} className="notice-text">
              <h3>{ownNames[language as Language] ?? language}</h3>
              <p className="prose">{text}</p>
            </div>
          ))}
        </section>
      )}
    </Page>
  );
}

const SHORTEST = 20;

function NoticeForm({ newest, close }: { newest: Notice | null; close: () => void }) {
  const { t } = useTexts('notice');
  const { id: tenant, languages: spoken } = useTenant();
  const sentence = useSentence();
  const [texts, setTexts] = useState<Record<string, string>>(newest?.text ?? {});
  const [consent, setConsent] = useState(newest?.consentRequired ?? true);
  const [tried, setTried] = useState(false);
  const publish = useChange(() =>
    server.publishNotice({
      path: { tenant },
      body: { basedOn: newest?.version ?? 0, text: filled(texts), consentRequired: consent },
    }),
  );
  const short = (language: string) => (texts[language] ?? '').trim().length < SHORTEST;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (spoken.some(short)) return;
    publish.mutateAsync(undefined).then(
      () => {
        notify('success', t('published'));
        close();
      },
      () => {},
    );
  };
  return (
    <form className="field-column" onSubmit={submit}>
      <p>{t('write-hint')}</p>
      <p className="muted">
        {t('languages-where')} <Link to={`/${tenant}/administration/settings`}>{t('settings')}</Link>.
      </p>
      {languages
        .filter((language) => spoken.includes(language))
        .map((language) => (
          <TextArea
            key={language}
            id={`notice-${language}`}
            lang={language}
            labelText={ownNames[language]}
            rows={6}
            maxLength={20_000}
            value={texts[language] ?? ''}
            invalid={tried && short(language)}
            invalidText={t('text-missing')}
            onChange={(event) => setTexts({ ...texts, [language]: event.target.value })}
          />
        ))}
      <Checkbox
        id="consent"
        labelText={t('consent')}
        checked={consent}
        onChange={(_, { checked }) => setConsent(checked)}
      />
      {publish.error && (
        <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={sentence(publish.error)} />
      )}
      <div className="administration-actions">
        <Button type="submit" disabled={publish.isPending}>
          {t('publish')}
        </Button>
        <Button kind="ghost" onClick={close}>
          {t('back')}
        </Button>
      </div>
    </form>
  );
}
