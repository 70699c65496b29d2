import '@bpmn-io/element-template-chooser/dist/element-template-chooser.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import ElementTemplateChooserModule from '@bpmn-io/element-template-chooser';
import { InlineNotification } from '@carbon/react';
import BpmnModeler from 'bpmn-js/lib/Modeler';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import ZeebeBehaviorsModule from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import { useEffect, useRef, useState } from 'react';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { useTexts } from '../text.ts';
import type { EditorProps } from './editor.ts';
import { workerTemplates } from './worker-templates.ts';

interface Modeler {
  importXML(xml: string): Promise<unknown>;
  saveXML(options: { format: boolean }): Promise<{ xml?: string }>;
  get<T>(service: string): T;
  on(event: string, heard: () => void): void;
  destroy(): void;
}
interface Stack {
  canUndo(): boolean;
}
interface Drawn {
  type: string;
  parent?: Drawn;
}
interface Look {
  elementRegistry: { get(id: string): unknown; find(fits: (element: Drawn) => boolean): Drawn | undefined };
  selection: { select(element: unknown): void };
  canvas: { scrollToElement(element: unknown): void; zoom(level?: number | 'fit-viewport', center?: 'auto'): number };
}

/** The scale at which the names of elements can be read. */
const READABLE = 0.7;

/** The whole diagram where it can be read so; else its beginning. */
function showReadable(modeler: Modeler): void {
  const canvas = modeler.get<Look['canvas']>('canvas');
  if (canvas.zoom('fit-viewport', 'auto') >= READABLE) return;
  canvas.zoom(READABLE);
  const all = modeler.get<Look['elementRegistry']>('elementRegistry');
  const start = all.find(({ type, parent }) => type === 'bpmn:StartEvent' && parent?.type === 'bpmn:Process');
  if (start) canvas.scrollToElement(start);
}

/** Draws a process: bpmn-js with the properties of Zeebe, and the product's workers as templates of tasks. */
export function DiagramEditor({ content, reading, onChange, target, workers }: EditorProps) {
  const { t } = useTexts();
  const [canvas, panel] = [useRef<HTMLDivElement>(null), useRef<HTMLElement>(null)];
  const modeler = useRef<Modeler | null>(null);
  const [state, setState] = useState<{ ready: boolean; fault: string }>({ ready: false, fault: '' });
  const changed = useRef(onChange);
  changed.current = onChange;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a diagram is opened once; the page gives another one a key of its own
  useEffect(() => {
    if (!canvas.current || !panel.current) return;
    const made = new BpmnModeler({
      container: canvas.current,
      propertiesPanel: { parent: panel.current },
      additionalModules: [
        BpmnPropertiesPanelModule,
        BpmnPropertiesProviderModule,
        ZeebePropertiesProviderModule,
        ZeebeBehaviorsModule,
        CloudElementTemplatesPropertiesProviderModule,
        ElementTemplateChooserModule,
      ],
      moddleExtensions: { zeebe },
    }) as unknown as Modeler;
    modeler.current = made;
    made.get<{ setTemplates(all: unknown[]): void }>('elementTemplatesLoader').setTemplates(workerTemplates(workers));
    reading.current = {
      async read() {
        if (!made.get<Stack>('commandStack').canUndo()) return content;
        return (await made.saveXML({ format: true })).xml ?? content;
      },
    };
    let gone = false;
    made
      .importXML(content)
      .then(() => {
        if (gone) return;
        made.on('commandStack.changed', () => changed.current());
        showReadable(made);
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
    if (!state.ready || !target || !modeler.current) return;
    const element = modeler.current.get<Look['elementRegistry']>('elementRegistry').get(target.element);
    if (!element) return;
    modeler.current.get<Look['canvas']>('canvas').scrollToElement(element);
    modeler.current.get<Look['selection']>('selection').select(element);
  }, [state.ready, target]);

  return (
    <div className="diagram-editor">
      {state.fault && <InlineNotification kind="error" lowContrast title={state.fault} hideCloseButton />}
      <div ref={canvas} className="diagram-canvas" />
      <aside ref={panel} className="diagram-properties" aria-label={t('properties')} />
    </div>
  );
}
