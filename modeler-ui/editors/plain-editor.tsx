import { TextArea } from '@carbon/react';
import { useEffect, useState } from 'react';
import { useTexts } from '../text.ts';
import type { EditorProps } from './editor.ts';

function faultOf(name: string, text: string): string {
  if (!name.endsWith('.json')) return '';
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** A file as text: settings, words of the classification, a description. */
export function PlainEditor({ name, content, reading, onChange }: EditorProps) {
  const { t } = useTexts();
  const [text, setText] = useState(content);
  useEffect(() => {
    reading.current = { read: async () => text };
    return () => {
      reading.current = null;
    };
  }, [text, reading]);
  const fault = faultOf(name, text);
  return (
    <TextArea
      id="plain"
      className="plain-editor"
      labelText={name}
      helperText={t('plain-help')}
      rows={36}
      spellCheck={false}
      value={text}
      invalid={fault !== ''}
      invalidText={fault}
      onChange={({ target }) => {
        setText(target.value);
        onChange();
      }}
    />
  );
}
