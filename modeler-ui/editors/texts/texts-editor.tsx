import { Checkbox, InlineNotification, Search, TextArea } from '@carbon/react';
import { useEffect, useMemo, useState } from 'react';
import { useTexts } from '../../text.ts';
import type { EditorProps } from '../editor.ts';
import { flat, type Nested, written } from './nested.ts';

const parsed = (text: string | null): Nested | null => {
  try {
    return text === null ? null : (JSON.parse(text) as Nested);
  } catch {
    return null;
  }
};

/** The texts of one language, each beside the same text in another; gaps first when asked for. */
export function TextsEditor({ name, content, reading, onChange, beside }: EditorProps) {
  const { t } = useTexts();
  const opened = useMemo(() => parsed(content), [content]);
  const [texts, setTexts] = useState(opened);
  const [words, setWords] = useState('');
  const [gaps, setGaps] = useState(false);
  useEffect(() => {
    reading.current = {
      read: async () => (texts === opened ? content : `${JSON.stringify(texts, null, 2)}\n`),
    };
    return () => {
      reading.current = null;
    };
  }, [texts, opened, content, reading]);
  const others = useMemo(() => new Map(flat(parsed(beside.texts) ?? {})), [beside.texts]);
  if (!texts) return <InlineNotification kind="error" lowContrast title={t('no-json')} hideCloseButton />;
  const own = new Map(flat(texts));
  const keys = [...new Set([...own.keys(), ...others.keys(), ...beside.missing])];
  const isGap = (key: string) => !own.get(key)?.trim();
  const wanted = words.toLocaleLowerCase();
  const shown = keys.filter(
    (key) =>
      (!gaps || isGap(key)) &&
      [key, own.get(key), others.get(key)].some((each) => each?.toLocaleLowerCase().includes(wanted)),
  );
  const write = (key: string, text: string) => {
    setTexts(written(texts, key, text));
    onChange();
  };
  return (
    <div className="texts-editor">
      <div className="texts-head">
        <Search
          size="md"
          labelText={t('find')}
          placeholder={t('find')}
          onChange={({ target }) => setWords(target.value)}
        />
        <Checkbox
          id={`gaps-${name}`}
          labelText={t('only-gaps', { count: keys.filter(isGap).length })}
          checked={gaps}
          onChange={(_, { checked }) => setGaps(checked)}
        />
      </div>
      {shown.length === 0 && <p>{t('nothing-found')}</p>}
      <ol className="texts-rows">
        {shown.slice(0, 200).map((key) => (
          <li key={key}>
            <TextArea
              id={`${name}-${key}`}
              labelText={key}
              helperText={others.get(key)}
              rows={Math.min(8, Math.ceil((own.get(key)?.length ?? 1) / 70) || 1)}
              value={own.get(key) ?? ''}
              warn={isGap(key)}
              warnText={`${t('gap')} ${others.get(key) ?? ''}`}
              onChange={({ target }) => write(key, target.value)}
            />
          </li>
        ))}
      </ol>
      {shown.length > 200 && <p>{t('more-found', { count: shown.length - 200 })}</p>}
    </div>
  );
}
