import { Button, InlineNotification, Select, SelectItem, TextArea } from '@carbon/react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallInput } from '../../../../client/index.ts';
import { isLanguage, languages, ownNames, textIn } from '../../../../ui-kit/languages.ts';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';

interface TrySentenceProps {
  /** Before the ids of its fields. */
  prefix: string;
  /** A category as it is being written; left out: by what is kept. */
  category?: NonNullable<CallInput<'trySentence'>['body']['category']>;
}

const percent = (share: number): number => Math.round(share * 100);

/** A sentence as residents write it: what it would be taken for, and by which of its words. */
export function TrySentence({ prefix, category }: TrySentenceProps) {
  const { t, language: own, name } = useTexts('categories');
  const { id: tenant } = useTenant();
  const problem = useSentence();
  const [text, setText] = useState('');
  const [language, setLanguage] = useState<string>('');
  const tried = useMutation({
    mutationFn: () =>
      server.trySentence({
        path: { tenant },
        body: { text, language: isLanguage(language) ? language : null, ...(category && { category }) },
      }),
  });
  const said = tried.data;
  const nameOf = (found: { id: string; name: Readonly<Record<string, string>> }): string =>
    found.id === category?.id ? t('try-this') : textIn(found.name, own) || found.id;
  const quoted = (words: readonly string[]) => words.map((each) => `“${each}”`).join(', ');
  return (
    <div className="administration-fields">
      <TextArea
        id={`${prefix}-sentence`}
        labelText={t('try')}
        helperText={t(category ? 'try-hint-draft' : 'try-hint')}
        rows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="administration-find">
        <Select
          id={`${prefix}-language`}
          labelText={t('try-language')}
          value={language}
          onChange={(event) => setLanguage(event.target.value)}
        >
          <SelectItem value="" text={t('try-any')} />
          {languages.map((each) => (
            <SelectItem key={each} value={each} text={ownNames[each]} />
          ))}
        </Select>
        <Button
          kind="tertiary"
          size="md"
          disabled={text.trim() === '' || tried.isPending}
          onClick={() => tried.mutate()}
        >
          {t('try-do')}
        </Button>
      </div>
      {tried.error && (
        <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={problem(tried.error)} />
      )}
      {said && (
        <div role="status">
          <p>
            {said.category ? (
              <>
                <strong>{nameOf(said.category)}</strong>{' '}
                {t(said.sure ? 'try-sure' : 'try-unsure', { percent: percent(said.confidence) })}
              </>
            ) : (
              t('try-none')
            )}
          </p>
          {said.words.length > 0 && <p className="muted">{t('try-words', { words: quoted(said.words) })}</p>}
          {said.urgency !== 'normal' && (
            <p>
              {name('urgency', said.urgency)}
              {said.urgencyWords.length > 0 && ` (${quoted(said.urgencyWords)})`}
            </p>
          )}
          {said.candidates.length > 1 && (
            <ul className="muted">
              {said.candidates.map((each) => (
                <li key={each.category.id}>
                  {nameOf(each.category)}: {percent(each.share)} % ({quoted(each.words)})
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}
