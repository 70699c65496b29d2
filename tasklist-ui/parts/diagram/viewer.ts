import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';

/** Where the process stands: ids of the diagram's elements. */
export interface Place {
  active: readonly string[];
  done: readonly string[];
  stuck: readonly string[];
}

interface Canvas {
  zoom(level: number | 'fit-viewport', center?: 'auto'): number;
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
  scrollToElement(element: string, padding?: number): void;
}
interface Overlays {
  add(element: string, overlay: { position: Record<string, number>; html: HTMLElement }): string;
  clear(): void;
}
interface Registry {
  get(element: string): { businessObject: { name?: string } } | undefined;
}

const markers = { active: 'token-active', done: 'token-done', stuck: 'token-stuck' } as const;
const signs = { active: '●', done: '✓', stuck: '!' } as const;

/** A drawn diagram whose highlights can be moved; `destroy` frees it. */
export class DiagramView {
  readonly #viewer: NavigatedViewer;
  #shown: [string, string][] = [];

  constructor(container: HTMLElement) {
    this.#viewer = new NavigatedViewer({ container });
  }

  async open(xml: string): Promise<void> {
    await this.#viewer.importXML(xml);
    this.fit();
  }

  /** Names of elements as the diagram says them. */
  nameOf(element: string): string | undefined {
    return this.#viewer.get<Registry>('elementRegistry').get(element)?.businessObject.name;
  }

  show(place: Place): void {
    const canvas = this.#viewer.get<Canvas>('canvas');
    const overlays = this.#viewer.get<Overlays>('overlays');
    const registry = this.#viewer.get<Registry>('elementRegistry');
    for (const [element, marker] of this.#shown) canvas.removeMarker(element, marker);
    overlays.clear();
    this.#shown = [];
    for (const state of ['done', 'active', 'stuck'] as const)
      for (const element of place[state]) {
        if (!registry.get(element)) continue;
        canvas.addMarker(element, markers[state]);
        this.#shown.push([element, markers[state]]);
        const sign = document.createElement('span');
        sign.className = `token-sign ${markers[state]}-sign`;
        sign.textContent = signs[state];
        overlays.add(element, { position: { top: -10, left: -10 }, html: sign });
      }
  }

  zoom(factor: number): void {
    const canvas = this.#viewer.get<Canvas>('canvas');
    canvas.zoom((canvas as unknown as { zoom(): number }).zoom() * factor, 'auto');
  }

  fit(): void {
    this.#viewer.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
  }

  /** Moves the picture until the element is in its middle, large enough to be read. */
  goTo(element: string): void {
    const canvas = this.#viewer.get<Canvas>('canvas');
    canvas.zoom(0.9, 'auto');
    canvas.scrollToElement(element, 160);
  }

  destroy(): void {
    this.#viewer.destroy();
  }
}
