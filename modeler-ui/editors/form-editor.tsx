import '@bpmn-io/form-js/dist/assets/form-js.css';
import '@bpmn-io/form-js/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js/dist/assets/properties-panel.css';
import { FormEditor as Editor } from '@bpmn-io/form-js';
import { InlineNotification } from '@carbon/react';
import { useEffect, useRef, useState } from 'react';
import type { EditorProps } from './editor.ts';

/** Draws a form: the editor of form-js. */
export function FormEditor({ content, reading, onChange, target }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const [state, setState] = useState<{ ready: boolean; fault: string }>({ ready: false, fault: '' });
  const changed = useRef(onChange);
  changed.current = onChange;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a form is opened once; the page gives another one a key of its own
  useEffect(() => {
    if (!place.current) return;
    const made = new Editor({ container: place.current });
    editor.current = made;
    let [gone, touched] = [false, false];
    reading.current = {
      read: async () => (touched ? `${JSON.stringify(made.saveSchema(), null, 2)}\n` : content),
    };
    Promise.resolve()
      .then(() => made.importSchema(JSON.parse(content)))
      .then(() => {
        if (gone) return;
        made.on('commandStack.changed', () => {
          touched = true;
          changed.current();
        });
        setState({ ready: true, fault: '' });
      })
      .catch((error: Error) => !gone && setState({ ready: false, fault: error.message }));
    return () => {
      gone = true;
      reading.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    if (!state.ready || !target || !editor.current) return;
    const field = (editor.current.get('formFieldRegistry') as { get(id: string): unknown }).get(target.element);
    if (field) (editor.current.get('selection') as { set(field: unknown): void }).set(field);
  }, [state.ready, target]);

  return (
    <>
      {state.fault && <InlineNotification kind="error" lowContrast title={state.fault} hideCloseButton />}
      <div ref={place} className="form-editor" />
    </>
  );
}
