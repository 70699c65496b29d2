import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import { Button, InlineNotification } from '@carbon/react';
import DmnModeler from 'dmn-js/lib/Modeler';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../text.ts';
import type { EditorProps } from './editor.ts';

interface View {
  id: string;
  name?: string;
  type: string;
  element: { id: string; name?: string };
}
interface Dmn {
  importXML(xml: string): Promise<unknown>;
  saveXML(options: { format: boolean }): Promise<{ xml: string }>;
  getViews(): View[];
  getActiveView(): View | undefined;
  open(view: View): Promise<unknown>;
  getActiveViewer(): { on(event: string, heard: () => void): void } | undefined;
  on(event: string, heard: () => void): void;
  destroy(): void;
}

/** Draws decision tables: dmn-js, a tab for each decision of the file. */
export function TableEditor({ content, reading, onChange }: EditorProps) {
  const { t } = useTexts();
  const place = useRef<HTMLDivElement>(null);
  const dmn = useRef<Dmn | null>(null);
  const [views, setViews] = useState<{ all: View[]; active?: string }>({ all: [] });
  const [fault, setFault] = useState('');
  const changed = useRef(onChange);
  changed.current = onChange;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a table is opened once; the page gives another one a key of its own
  useEffect(() => {
    if (!place.current) return;
    const made = new DmnModeler({ container: place.current }) as unknown as Dmn;
    dmn.current = made;
    let [gone, touched] = [false, false];
    reading.current = { read: async () => (touched ? (await made.saveXML({ format: true })).xml : content) };
    const heard = new WeakSet<object>();
    made.on('views.changed', () => {
      if (gone) return;
      const active = made.getActiveView();
      setViews({ all: made.getViews(), ...(active && { active: active.element.id }) });
      const viewer = made.getActiveViewer();
      if (!viewer || heard.has(viewer)) return;
      heard.add(viewer);
      viewer.on('commandStack.changed', () => {
        touched = true;
        changed.current();
      });
    });
    made
      .importXML(content)
      .then(() => {
        const table = made.getViews().find((view) => view.type === 'decisionTable');
        if (table && !gone) return made.open(table);
      })
      .catch((error: Error) => !gone && setFault(error.message));
    return () => {
      gone = true;
      reading.current = null;
      made.destroy();
    };
  }, []);

  return (
    <div className="table-editor">
      {fault && <InlineNotification kind="error" lowContrast title={fault} hideCloseButton />}
      <div className="table-tabs" role="tablist">
        {views.all.map((view) => (
          <Button
            key={`${view.type}:${view.element.id}`}
            kind={views.active === view.element.id ? 'secondary' : 'ghost'}
            size="sm"
            role="tab"
            aria-selected={views.active === view.element.id}
            onClick={() => void dmn.current?.open(view)}
          >
            {view.type === 'drd' ? t('drd') : (view.element.name ?? view.element.id)}
          </Button>
        ))}
      </div>
      <div ref={place} className="table-canvas" />
    </div>
  );
}
