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
  get(element: string): { businessObject: { name?: string; $instanceOf(type: string): boolean } } | undefined;
}

const markers = { active: 'token-active', done: 'token-done', stuck: 'token-stuck' } as const;
const signs = { active: '●', done: '✓', stuck: '!' } as const;

/** The diagram with other names on its elements; nothing else of it changes. */
function withNames(xml: string, names: Readonly<Record<string, string>>): string {
  const drawn = new DOMParser().parseFromString(xml, 'application/xml');
  for (const element of drawn.querySelectorAll('[id][name]')) {
    const name = names[element.id];
    if (name) element.setAttribute('name', name);
  }
  return new XMLSerializer().serializeToString(drawn);
}

/** A drawn diagram whose highlights can be moved; `destroy` frees it. */
export class DiagramView {
  readonly #viewer: NavigatedViewer;
  #shown: [string, string][] = [];

  constructor(container: HTMLElement) {
    this.#viewer = new NavigatedViewer({ container });
  }

  /** Draws the diagram, with names in the reader's language where there are such. */
  async open(xml: string, names: Readonly<Record<string, string>>): Promise<void> {
    await this.#viewer.importXML(withNames(xml, names));
    this.fit();
  }

  /** Does the element hold others? The token is told by where it stands inside. */
  isScope(element: string): boolean {
    return Boolean(this.#element(element)?.businessObject.$instanceOf('bpmn:SubProcess'));
  }

  #element(element: string) {
    return this.#viewer.get<Registry>('elementRegistry').get(element);
  }

  /** Names of elements as the diagram says them. */
  nameOf(element: string): string | undefined {
    return this.#element(element)?.businessObject.name;
  }

  show(place: Place): void {
    const canvas = this.#viewer.get<Canvas>('canvas');
    const overlays = this.#viewer.get<Overlays>('overlays');
    for (const [element, marker] of this.#shown) canvas.removeMarker(element, marker);
    overlays.clear();
    this.#shown = [];
    for (const state of ['done', 'active', 'stuck'] as const)
      for (const element of place[state]) {
        if (!this.#element(element) || this.isScope(element)) continue;
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
